import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** After a trim there is room for a while. */
const shareKept = 0.8
/** Bytes that may come in before the folder is looked through again. */
const tolerance = 256 * 1024 * 1024

/** Keeps a folder of files that can be made again below a number of bytes. */
export function createSpaceLimit(folder: string, mostBytes: number) {
  let fresh = Infinity
  let trimming: Promise<void> | undefined

  async function count(path: string): Promise<void> {
    fresh += await sizeOf(path)
    if (fresh < Math.min(tolerance, mostBytes / 4)) return
    fresh = 0
    // That nothing can be removed is no failure: the disk will say when it is full.
    trimming ??= trim(folder, mostBytes).catch(() => undefined)
    await trimming
    trimming = undefined
  }

  return {
    added(path: string): void {
      void count(path)
    }
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0
  )
}

async function trim(folder: string, mostBytes: number): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = await Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(async ({ parentPath, name }) => {
        const path = join(parentPath, name)
        const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: Infinity }))
        return { path, size, mtimeMs }
      })
  )
  let total = files.reduce((sum, { size }) => sum + size, 0)
  if (total <= mostBytes) return
  for (const { path, size } of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (total <= mostBytes * shareKept) return
    await rm(path, { force: true })
    total -= size
  }
}
