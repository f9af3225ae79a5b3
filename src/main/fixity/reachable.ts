import { stat } from 'node:fs/promises'
import { join } from 'node:path'

const patience = 3000

/** The folder, if a catalogue can be seen in it now: a drive that is gone may not answer at all. */
export async function reachable(folder: string | null): Promise<string | null> {
  if (folder === null) return null
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>(resolve => {
    timer = setTimeout(() => {
      resolve(null)
    }, patience)
  })
  const seen = stat(join(folder, 'catalogue.json')).then(
    () => folder,
    () => null
  )
  return Promise.race([seen, late]).finally(() => {
    clearTimeout(timer)
  })
}
