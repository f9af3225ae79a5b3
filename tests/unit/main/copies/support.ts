import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { storedPath } from '../../../../src/main/attachments/fileStore'
import { nodeOperations } from '../../../../src/main/files/operations'
import type { FileOperations } from '../../../../src/main/files/operations'

export const never = new AbortController().signal
export const untold = (): void => undefined

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'opis-copies-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Puts random files into a catalogue's store; returns their ids. */
export async function putFiles(catalogue: string, sizes: readonly number[]): Promise<string[]> {
  const ids: string[] = []
  for (const size of sizes) {
    const bytes = randomBytes(size)
    const id = hashOf(bytes)
    await mkdir(dirname(storedPath(catalogue, id)), { recursive: true })
    await writeFile(storedPath(catalogue, id), bytes)
    ids.push(id)
  }
  return ids
}

/** Every file below the folder with the hash of its bytes. */
export async function contentOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter(entry => entry.isFile())
  const hashes = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path.slice(folder.length + 1), hashOf(await readFile(path))] as const
    })
  )
  return Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Operations of which some fail; a failing write has written half. */
export function failing(fails: (name: keyof FileOperations, number: number) => string | null) {
  let count = 0
  function guard(name: keyof FileOperations): void {
    const code = fails(name, ++count)
    if (code !== null) throw Object.assign(new Error(`${code}: told to fail`), { code })
  }
  const operations: FileOperations = {
    open: async (path, flags) => (guard('open'), nodeOperations.open(path, flags)),
    write: async (file, bytes, position) => {
      try {
        guard('write')
      } catch (error) {
        await nodeOperations.write(file, bytes.subarray(0, bytes.length >> 1), position)
        throw error
      }
      return nodeOperations.write(file, bytes, position)
    },
    fdatasync: async file => (guard('fdatasync'), nodeOperations.fdatasync(file)),
    fsync: async file => (guard('fsync'), nodeOperations.fsync(file)),
    ftruncate: async (file, length) => (guard('ftruncate'), nodeOperations.ftruncate(file, length)),
    rename: async (from, to) => (guard('rename'), nodeOperations.rename(from, to)),
    unlink: async path => (guard('unlink'), nodeOperations.unlink(path))
  }
  return { operations, count: () => count }
}
