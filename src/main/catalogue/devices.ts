import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolderDurably, writeFileDurably } from '../files/durable'
import { isMissing } from '../files/operations'

const digits = 'abcdefghijklmnopqrstuvwxyz234567'

/** 64 random bits as 13 characters: who writes into a journal. */
export function createDeviceId(): string {
  let bits = randomBytes(8).readBigUInt64BE()
  let id = ''
  for (let index = 0; index < 13; index++) {
    id = (digits[Number(bits & 31n)] ?? '') + id
    bits >>= 5n
  }
  return id
}

/** A folder that moved or was copied is another place, and gets a device of its own. */
export interface Place {
  readonly catalogue: string
  readonly path: string
}

interface Entry extends Place {
  readonly device: string
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false
  const { catalogue, path, device } = value as Record<string, unknown>
  return [catalogue, path, device].every(text => typeof text === 'string' && text !== '')
}

/** A registry that is missing or damaged is empty: each folder then gets a new device, and no number is issued twice. */
async function readEntries(userData: string): Promise<readonly Entry[]> {
  try {
    const value: unknown = JSON.parse(await readFile(join(userData, 'devices.json'), 'utf8'))
    return Array.isArray(value) ? value.filter(isEntry) : []
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return []
    throw error
  }
}

export async function findDevice(userData: string, place: Place): Promise<string | null> {
  return (await readEntries(userData)).find(entry => isAt(entry, place))?.device ?? null
}

/** The device that writes at this place from now on. */
export async function recordDevice(userData: string, place: Place, device: string): Promise<void> {
  const others = (await readEntries(userData)).filter(entry => !isAt(entry, place))
  await makeFolderDurably(userData)
  const content = `${JSON.stringify([...others, { ...place, device }], null, 2)}\n`
  await writeFileDurably(join(userData, 'devices.json'), content)
}

function isAt(entry: Entry, { catalogue, path }: Place): boolean {
  return entry.catalogue === catalogue && entry.path === path
}
