import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { parse } from 'node:path'
import { Failure } from '../failure'
import { replaceFiles } from './replaceFiles'
import { createWorkbookPack } from './workbookParts'
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
  write(text: string): Promise<void>
  /** Writes what stands behind the last text and makes the whole durable. */
  complete(): Promise<void>
  close(): Promise<void>
}

async function appending(path: string, work: (handle: FileHandle) => Promise<void>): Promise<void> {
  const handle = await open(path, 'a')
  try {
    await work(handle)
  } finally {
    await handle.close()
  }
}

/** Open only while it is written: an export may have more files than a process may have open. */
function textPart(target: string, path: string): Part {
  return {
    target,
    path,
    write: text => appending(path, handle => handle.writeFile(text)),
    complete: () => appending(path, handle => handle.sync()),
    close: () => Promise.resolve()
  }
}

function workbookPart(target: string, path: string, handle: FileHandle, sheet: string): Part {
  const pack = createWorkbookPack(sheet, bytes => handle.writeFile(bytes))
  return {
    target,
    path,
    write: pack.write,
    async complete() {
      await pack.finish()
      await handle.sync()
      await handle.close()
    },
    close: () => handle.close()
  }
}

/** A name ending in .xlsx: the text is the sheet of a workbook, which is made around it. */
async function openPart(target: string, name: string): Promise<Part> {
  const path = `${target}.${randomUUID().slice(0, 8)}.part`
  try {
    const handle = await open(path, 'wx')
    const { ext, name: sheet } = parse(name)
    if (ext === '.xlsx') return workbookPart(target, path, handle, sheet)
    await handle.close()
    return textPart(target, path)
  } catch (error) {
    throw writeFailure(error, target)
  }
}

async function removeAll(parts: readonly Part[]): Promise<void> {
  // Closing a handle that is closed already fails; what matters is that the file goes.
  await Promise.all(parts.map(part => part.close().catch(() => undefined)))
  await Promise.all(parts.map(part => rm(part.path, { force: true })))
}

async function openAll(
  targets: readonly string[],
  names: readonly string[]
): Promise<readonly Part[]> {
  const parts: Part[] = []
  try {
    for (const [index, target] of targets.entries()) {
      parts.push(await openPart(target, names[index] ?? target))
    }
    return parts
  } catch (error) {
    await removeAll(parts)
    throw error
  }
}

async function settle(part: Part): Promise<void> {
  try {
    await part.complete()
  } catch (error) {
    throw writeFailure(error, part.target)
  }
}

/**
 * Opens a part beside each target, in its folder, so that a rename can put it in place. What is written into it depends
 * on the name that was asked for, whatever the file is called then.
 */
export async function openParts(
  targets: readonly string[],
  names: readonly string[] = targets
): Promise<Parts> {
  const parts = await openAll(targets, names)
  return {
    async write(file, text) {
      const part = parts[file]
      if (!part) throw new Failure('invalidArguments', `The export has no file ${String(file)}.`)
      try {
        await part.write(text)
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
