import { randomBytes } from 'node:crypto'
import { open, rm, stat } from 'node:fs/promises'
import { freeSpace } from '../files/durable'
import { isMissing } from '../files/operations'

/** Space held back, so that a cut and a clean end can be written when the disk is full. */
export interface Ballast {
  readonly path: string
  readonly bytes: number
}

/** -1 when there is none. */
async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    (error: unknown) => {
      if (isMissing(error)) return -1
      throw error
    }
  )
}

/** Makes the ballast or tries that it can be written: also the proof that the journal folder is writable. */
export async function ensureBallast({ path, bytes }: Ballast): Promise<void> {
  const isThere = (await sizeOf(path)) >= bytes
  const file = await open(path, isThere ? 'r+' : 'w')
  try {
    if (isThere) return
    // Random bytes: a file system that compresses would keep nothing back for zeros.
    await file.writeFile(randomBytes(bytes))
    await file.datasync()
  } catch (error) {
    await releaseBallast({ path, bytes })
    throw error
  } finally {
    await file.close()
  }
}

export async function releaseBallast({ path }: Ballast): Promise<void> {
  await rm(path, { force: true })
}

/** True when the ballast is there or could be made again with as much to spare. */
export async function restoreBallast(folder: string, ballast: Ballast): Promise<boolean> {
  if ((await sizeOf(ballast.path)) >= ballast.bytes) return true
  if ((await freeSpace(folder)) < 4 * ballast.bytes) return false
  await ensureBallast(ballast)
  return true
}
