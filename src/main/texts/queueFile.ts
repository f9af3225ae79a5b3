import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { TextQueue } from '../../shared/texts/calls'
import { recognitionLanguages } from '../../shared/texts/limits'
import { writeFileDurably } from '../files/durable'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

export const textSource = v.picklist(['layerFirst', 'layerOnly', 'picture'])
export const languages = v.pipe(
  v.array(v.picklist(recognitionLanguages)),
  v.maxLength(recognitionLanguages.length)
)
export const textQueue = v.strictObject({
  isPaused: v.boolean(),
  scans: v.pipe(
    v.array(
      v.strictObject({
        scanId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
        languages,
        from: textSource,
        again: v.boolean(),
        next: count
      })
    ),
    v.maxLength(200_000)
  )
})

const empty: TextQueue = { isPaused: false, scans: [] }

export interface QueueFile {
  /** An unreadable file is an empty queue: what was read is in the catalogue, the rest can be asked for again. */
  read(device: string): Promise<TextQueue>
  write(device: string, queue: TextQueue): Promise<void>
}

/** What is still to be read, one file per catalogue and device, in the profile. */
export function createQueueFile(folder: string): QueueFile {
  let last: Promise<unknown> = Promise.resolve()
  const fileOf = (device: string): string => join(folder, `${device}.json`)
  return {
    async read(device) {
      await last
      try {
        return v.parse(textQueue, JSON.parse(await readFile(fileOf(device), 'utf8')))
      } catch {
        return empty
      }
    },
    async write(device, queue) {
      const work = last.then(async () => {
        await mkdir(folder, { recursive: true })
        await writeFileDurably(fileOf(device), JSON.stringify(queue))
      })
      last = work.catch(() => undefined)
      return work
    }
  }
}
