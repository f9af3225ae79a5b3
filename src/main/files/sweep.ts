import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from './operations'

export const day = 24 * 60 * 60 * 1000

/** Removes what has lain in the folder for longer than `age` milliseconds; nothing depends on it. */
export async function sweep(folder: string, age: number): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  for (const name of names) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }))
    if (Date.now() - mtimeMs > age) await rm(path, { recursive: true, force: true })
  }
}
