import { lstat, opendir, realpath, stat } from 'node:fs/promises'
import { join, relative, isAbsolute, sep } from 'node:path'
import { errorCode } from '../files/operations'
import { addError } from './findings'
import type { Findings } from './findings'

export interface BagFile {
  /** Within the bag, divided by `/`, as the disk has it. */
  readonly name: string
  readonly path: string
  readonly size: number
}

/** Everything that was found in a bag. What a manifest names is looked up here, never on the disk. */
export interface Listing {
  readonly files: ReadonlyMap<string, BagFile>
  /** By composed form of the name, for manifests and disks that spell it differently. */
  readonly byForm: ReadonlyMap<string, BagFile>
  readonly hasPayloadFolder: boolean
}

const mostFiles = 1_000_000
const deepest = 100

interface Walk {
  readonly root: string
  readonly files: Map<string, BagFile>
  readonly findings: Findings
  readonly signal: AbortSignal
}

/** Walks the bag; what is no file of the bag itself is named as an error and left out. */
export async function listBag(
  root: string,
  findings: Findings,
  signal: AbortSignal
): Promise<Listing> {
  const real = await realpath(root)
  const files = new Map<string, BagFile>()
  await visitFolder({ root: real, files, findings, signal }, '', 0)
  const byForm = new Map([...files].map(([name, file]) => [name.normalize('NFC'), file]))
  const payload = await lstat(join(real, 'data')).catch(() => null)
  return { files, byForm, hasPayloadFolder: payload?.isDirectory() === true }
}

async function visitFolder(walk: Walk, folder: string, depth: number): Promise<void> {
  const { root, files, findings, signal } = walk
  if (depth > deepest) {
    addError(findings, 'tooDeep', folder)
    return
  }
  const directory = await opendir(join(root, folder)).catch((error: unknown) => {
    addError(findings, 'unreadable', folder, errorCode(error))
    return null
  })
  if (directory === null) return
  for await (const entry of directory) {
    signal.throwIfAborted()
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (files.size >= mostFiles) {
      addError(findings, 'tooMany', folder)
      return
    }
    // Node reads names that are no UTF-8 with marks of replacement, and could not open them again.
    if (entry.name.includes('\uFFFD')) addError(findings, 'nameBroken', name)
    else if (entry.isDirectory()) await visitFolder(walk, name, depth + 1)
    else await visitFile(walk, name, entry.isSymbolicLink())
  }
}

async function visitFile(walk: Walk, name: string, isLink: boolean): Promise<void> {
  const { root, files, findings } = walk
  const path = join(root, name)
  try {
    if (isLink && !(await leadsInside(root, path))) {
      addError(findings, 'linkOutside', name)
      return
    }
    const found = await stat(path)
    // A link to a folder could lead in a circle.
    if (found.isFile()) files.set(name, { name, path, size: found.size })
    else addError(findings, 'notAFile', name)
  } catch (error) {
    addError(findings, 'unreadable', name, errorCode(error))
  }
}

async function leadsInside(root: string, link: string): Promise<boolean> {
  const target = relative(root, await realpath(link))
  return target !== '' && target !== '..' && !target.startsWith(`..${sep}`) && !isAbsolute(target)
}
