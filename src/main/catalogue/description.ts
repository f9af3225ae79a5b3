import { join } from 'node:path'
import { readFile } from 'node:fs/promises'
import { Failure } from '../failure'
import { writeFileDurably } from '../files/durable'

export const formatVersion = 1
const descriptionName = 'catalogue.json'

/** `catalogue.json`: what makes a folder a catalogue. */
export interface CatalogueDescription {
  readonly id: string
  readonly title: string
  readonly formatVersion: number
}

export async function readCatalogueDescription(folder: string): Promise<CatalogueDescription> {
  const { id, title, formatVersion: version } = await readRaw(folder)
  const isWhole = typeof id === 'string' && id !== '' && typeof title === 'string'
  if (!isWhole || typeof version !== 'number') throw unreadable(folder)
  return { id, title, formatVersion: version }
}

/** Replaces what is given; keys of newer versions stay. */
export async function writeCatalogueDescription(
  folder: string,
  changes: Pick<CatalogueDescription, 'title'>
): Promise<CatalogueDescription> {
  const raw = { ...(await readRaw(folder)), ...changes }
  await writeFileDurably(join(folder, descriptionName), format(raw))
  return readCatalogueDescription(folder)
}

export async function createCatalogueDescription(
  folder: string,
  description: CatalogueDescription
): Promise<void> {
  await writeFileDurably(join(folder, descriptionName), format(description))
}

function format(description: object): string {
  return `${JSON.stringify(description, null, 2)}\n`
}

async function readRaw(folder: string): Promise<Record<string, unknown>> {
  let text: string
  try {
    text = await readFile(join(folder, descriptionName), 'utf8')
  } catch (cause) {
    throw new Failure('notACatalogue', `${folder} has no ${descriptionName}`, { cause })
  }
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>
    }
  } catch (cause) {
    throw unreadable(folder, cause)
  }
  throw unreadable(folder)
}

function unreadable(folder: string, cause?: unknown): Failure {
  return new Failure('catalogueUnreadable', `${folder}/${descriptionName} is damaged`, { cause })
}
