import { open, rename, unlink } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'

/** What durable code asks of the file system; tests pass operations that fail. */
export interface FileOperations {
  readonly open: (path: string, flags: string) => Promise<FileHandle>
  /** Writes at a position and tells how many bytes were written, which may be fewer. */
  readonly write: (file: FileHandle, bytes: Uint8Array, position: number) => Promise<number>
  readonly fdatasync: (file: FileHandle) => Promise<void>
  readonly fsync: (file: FileHandle) => Promise<void>
  readonly ftruncate: (file: FileHandle, length: number) => Promise<void>
  readonly rename: (from: string, to: string) => Promise<void>
  readonly unlink: (path: string) => Promise<void>
}

export const nodeOperations: FileOperations = {
  open: (path, flags) => open(path, flags),
  write: async (file, bytes, position) =>
    (await file.write(bytes, 0, bytes.length, position)).bytesWritten,
  fdatasync: file => file.datasync(),
  fsync: file => file.sync(),
  ftruncate: (file, length) => file.truncate(length),
  rename: (from, to) => rename(from, to),
  unlink: path => unlink(path)
}

/** The system's name of an error (`ENOSPC`), or an empty text. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : ''
}

export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR'
}

export function isDiskFull(error: unknown): boolean {
  return errorCode(error) === 'ENOSPC' || errorCode(error) === 'EDQUOT'
}

/** Writes all bytes: a short write is continued, and its cause shows in the next one. */
export async function writeAll(
  operations: FileOperations,
  file: FileHandle,
  bytes: Uint8Array,
  position: number
): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const written = await operations.write(file, bytes.subarray(done), position + done)
    if (written === 0) throw new Error('The file accepts no more bytes')
    done += written
  }
}

const passing = new Set(['EBUSY', 'EPERM', 'EACCES', 'EMFILE', 'ENFILE'])

/** Tries again for a third of a second: virus scanners hold files for moments. */
export async function retryBriefly<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (let wait = 10; ; wait *= 2) {
    try {
      return await attempt()
    } catch (error) {
      if (wait > 160 || !passing.has(errorCode(error))) throw error
      await new Promise(resolve => setTimeout(resolve, wait))
    }
  }
}
