import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { Failure } from '../failure'
import { replaceFiles } from './replaceFiles'
import { writeFailure } from './writeFailure'

/** The files of one export while they are written: nothing at the targets has changed yet. */
export interface Parts {
  write(file: number, text: string): Promise<void>
  /** Makes the parts durable and puts all of them in place, or none. */
  finish(): Promise<readonly string[]>
  remove(): Promise<void>
}

interface Part {
  readonly target: string
  readonly path: string
  readonly handle: FileHandle
}

async function openPart(target: string): Promise<Part> {
  const path = `${target}.${randomUUID().slice(0, 8)}.part`
  try {
    return { target, path, handle: await open(path, 'wx') }
  } catch (error) {
    throw writeFailure(error, target)
  }
}

async function removeAll(parts: readonly Part[]): Promise<void> {
  // Closing a handle that is closed already fails; what matters is that the file goes.
  await Promise.all(parts.map(part => part.handle.close().catch(() => undefined)))
  await Promise.all(parts.map(part => rm(part.path, { force: true })))
}

async function openAll(targets: readonly string[]): Promise<readonly Part[]> {
  const parts: Part[] = []
  try {
    for (const target of targets) parts.push(await openPart(target))
    return parts
  } catch (error) {
    await removeAll(parts)
    throw error
  }
}

async function settle(part: Part): Promise<void> {
  try {
    await part.handle.sync()
    await part.handle.close()
  } catch (error) {
    throw writeFailure(error, part.target)
  }
}

/** Opens a part beside each target, in its folder, so that a rename can put it in place. */
export async function openParts(targets: readonly string[]): Promise<Parts> {
  const parts = await openAll(targets)
  return {
    async write(file, text) {
      const part = parts[file]
      if (!part) throw new Failure('invalidArguments', `The export has no file ${String(file)}.`)
      try {
        await part.handle.writeFile(text)
      } catch (error) {
        throw writeFailure(error, part.target)
      }
    },
    async finish() {
      for (const part of parts) await settle(part)
      await replaceFiles(parts)
      return parts.map(part => part.target)
    },
    remove: () => removeAll(parts)
  }
}
