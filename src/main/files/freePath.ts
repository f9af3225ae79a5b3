import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from './operations'

/** The path of that name in the folder, or the first with a number that nothing has. */
export async function freePath(folder: string, stem: string, extension = ''): Promise<string> {
  for (let number = 1; ; number++) {
    const counted = number === 1 ? stem : `${stem} (${String(number)})`
    const path = join(folder, counted + extension)
    const isTaken = await lstat(path).then(
      () => true,
      (error: unknown) => {
        if (isMissing(error)) return false
        throw error
      }
    )
    if (!isTaken) return path
  }
}
