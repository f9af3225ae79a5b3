import { access, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCatalogueFolder, openCatalogue } from '../../src/main/catalogue/catalogueSession'
import type { CatalogueSession } from '../../src/main/catalogue/catalogueSession'
import { generatedStream } from './generated/operations'
import { workFolder } from './settings'

export interface BenchCatalogue {
  /** The catalogue folder. */
  readonly path: string
  readonly userData: string
  readonly size: number
}

const appendedTogether = 2000

function at(name: string, size: number): BenchCatalogue {
  const folder = join(workFolder, name)
  return { path: join(folder, 'Generated.opis'), userData: join(folder, 'userData'), size }
}

async function prepare({ userData, path }: BenchCatalogue): Promise<void> {
  await mkdir(userData, { recursive: true })
  const own = { locale: 'en', theme: 'light', density: 'compact', person: '', remembered: {} }
  await writeFile(join(userData, 'preferences.json'), JSON.stringify({ preferences: own }))
  await createCatalogueFolder(path, 'Generated records')
}

export async function openSession({ path, userData }: BenchCatalogue): Promise<CatalogueSession> {
  return openCatalogue(path, { userData, appVersion: '0.0.0' })
}

export async function newCatalogue(name: string): Promise<BenchCatalogue> {
  const catalogue = at(name, 0)
  await rm(join(workFolder, name), { recursive: true, force: true })
  await prepare(catalogue)
  return catalogue
}

/**
 * A catalogue of so many generated records, each entered on its own as one changeset; made once in a run. Benches
 * that add records to it add few.
 */
export async function catalogueOf(size: number): Promise<BenchCatalogue> {
  const catalogue = at(`records-${String(size)}`, size)
  const finished = join(catalogue.userData, 'generated')
  if (await isThere(finished)) return catalogue
  await rm(join(catalogue.path, '..'), { recursive: true, force: true })
  await prepare(catalogue)
  const session = await openSession(catalogue)
  let writing: Promise<unknown>[] = []
  for (const ops of generatedStream(0, size)) {
    writing.push(session.journal.append([{ ops, by: 'generated' }]))
    if (writing.length < appendedTogether) continue
    await Promise.all(writing)
    writing = []
  }
  await Promise.all(writing)
  await session.close()
  await writeFile(finished, '')
  return catalogue
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false
  )
}
