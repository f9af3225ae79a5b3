import { randomUUID } from 'node:crypto'
import { open, readFile, rm, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import * as v from 'valibot'
import { isMissing } from '../files/operations'

/** Stands in a catalogue folder while somebody writes there; never part of a copy. */
export const lockFileName = 'opis.lock'

const lockSchema = v.object({
  token: v.pipe(v.string(), v.minLength(1)),
  machine: v.string(),
  host: v.string(),
  user: v.string(),
  pid: v.number(),
  began: v.string(),
  device: v.string(),
  /** Where the folder was, and which file this is: what differs in both is in a copied folder. */
  folder: v.string(),
  file: v.string(),
  startedAt: v.string(),
  heartbeat: v.string()
})

/** ISO 8601 times; the device is empty until it is chosen. */
export type LockContent = Readonly<v.InferOutput<typeof lockSchema>>

export interface FoundLock {
  /** Null when it is not one of ours, or was being written. */
  readonly content: LockContent | null
  readonly file: string
  readonly modified: number
}

export function lockPath(folder: string): string {
  return join(folder, lockFileName)
}

/** Null when there is none. What is half written is read again. */
export async function findLock(folder: string): Promise<FoundLock | null> {
  const path = lockPath(folder)
  for (let attempt = 1; ; attempt++) {
    try {
      const found = await stat(path, { bigint: true })
      const content = parseLock(await readFile(path, 'utf8'))
      if (content === null && attempt < 4) await delay(30)
      else return { content, file: fileOf(found), modified: Number(found.mtimeMs) }
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }
}

export function parseLock(text: string): LockContent | null {
  try {
    const parsed = v.safeParse(lockSchema, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

export function fileOf({ dev, ino }: { readonly dev: bigint; readonly ino: bigint }): string {
  return `${String(dev)}:${String(ino)}`
}

/** In place, so that a lock which took this one's place meanwhile is not written over. */
export async function writeLock(handle: FileHandle, content: LockContent): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(content, null, 2)}\n`)
  await handle.write(bytes, 0, bytes.length, 0)
  await handle.truncate(bytes.length)
  await handle.sync()
}

/** The present time by the clock of the disk, which on a shared one is not that of this machine. */
export async function timeOfDisk(folder: string): Promise<number> {
  const probe = join(folder, `${lockFileName}.${randomUUID()}.tmp`)
  try {
    await (await open(probe, 'wx')).close()
    return (await stat(probe)).mtimeMs
  } finally {
    await rm(probe, { force: true })
  }
}
