import { randomUUID } from 'node:crypto'
import { mkdir, rm, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode, nodeOperations, retryBriefly, writeAll } from './operations'
import type { FileOperations } from './operations'

/** File systems that cannot sync a folder say so with one of these. */
const unsupported = new Set(['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EBADF'])

/** Makes names created, renamed or removed in the folder durable, where the system can. */
export async function fsyncFolder(
  folder: string,
  operations: FileOperations = nodeOperations
): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await operations.open(folder, 'r')
  try {
    await operations.fsync(handle)
  } catch (error) {
    if (!unsupported.has(errorCode(error))) throw error
  } finally {
    await handle.close()
  }
}

/** Replaces the file's content: after a crash it is the old or the new, whole. */
export async function writeFileDurably(
  path: string,
  content: string | Uint8Array,
  operations: FileOperations = nodeOperations
): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  try {
    const file = await retryBriefly(() => operations.open(temporary, 'wx'))
    try {
      await writeAll(operations, file, bytes, 0)
      await operations.fsync(file)
    } finally {
      await file.close()
    }
    await retryBriefly(() => operations.rename(temporary, path))
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await fsyncFolder(dirname(path), operations)
}

/** Makes the folder and those above it, durably. */
export async function makeFolderDurably(
  folder: string,
  operations: FileOperations = nodeOperations
): Promise<void> {
  const firstMade = await mkdir(folder, { recursive: true })
  if (firstMade === undefined) return
  for (let made = folder; ; made = dirname(made)) {
    await fsyncFolder(dirname(made), operations)
    if (made === firstMade || made === dirname(made)) return
  }
}

/** Bytes that this user can still write on the folder's disk. */
export async function freeSpace(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
