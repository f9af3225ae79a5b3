import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from '../files/operations'

const twoDigits = /^[0-9a-f]{2}$/
const sha256Pattern = /^[0-9a-f]{64}$/

/** The ids of all files in a catalogue's store, in order, a folder at a time. */
export async function* storedIds(catalogueFolder: string): AsyncGenerator<string> {
  const files = join(catalogueFolder, 'files')
  for (const first of await namesIn(files, twoDigits)) {
    for (const second of await namesIn(join(files, first), twoDigits)) {
      const names = await namesIn(join(files, first, second), sha256Pattern)
      yield* names.filter(name => name.startsWith(first + second))
    }
  }
}

export async function countStored(catalogueFolder: string, signal: AbortSignal): Promise<number> {
  let count = 0
  for await (const id of storedIds(catalogueFolder)) {
    signal.throwIfAborted()
    if (id !== '') count++
  }
  return count
}

async function namesIn(folder: string, pattern: RegExp): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  return names.filter(name => pattern.test(name)).sort()
}
