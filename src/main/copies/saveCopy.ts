import { randomUUID } from 'node:crypto'
import { readdir, realpath, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { on } from '../attachments/fileFailures'
import { Failure } from '../failure'
import { fsyncFolder, makeFolderDurably } from '../files/durable'
import { errorCode, isMissing, nodeOperations } from '../files/operations'
import type { Unfinished } from '../files/unfinished'
import type { FileOperations } from '../files/operations'
import { committedPosition, segmentName } from '../journal/deviceIndex'
import { scanJournal } from '../journal/scanJournal'
import type { SnapshotInfo } from '../../shared/snapshots/manifest'
import { listSnapshots } from '../snapshots/listing'
import { snapshotsFolder } from '../snapshots/names'
import { copyBytes } from './copyBytes'
import { copyStoredFiles } from './copyFiles'
import type { CopiedFiles } from './copyFiles'
import { copySnapshots } from './copySnapshots'
import type { JournalExtent } from './extent'

export interface CatalogueCopy {
  readonly from: string
  /** A new or empty folder. */
  readonly to: string
  /** Asked for once the copy begins: the copy is the catalogue at that moment. */
  extent(): JournalExtent
  readonly signal: AbortSignal
  report(step: 'journal' | 'snapshots' | 'files' | 'verifying', done: number, total: number): void
  readonly operations?: FileOperations
  readonly unfinished?: Pick<Unfinished, 'during'>
}

const hour = 60 * 60 * 1000

/**
 * Copies a catalogue while one works in it. The new folder is there when it is whole, read back and verified; otherwise
 * nothing is. Scans that are damaged here are left out and named.
 */
export async function saveCopy(copy: CatalogueCopy): Promise<CopiedFiles> {
  const { from, to } = copy
  await requirePlace(from, to)
  await sweepPartial(to)
  const partial = `${to}.${randomUUID()}.partial`
  const make = (): Promise<CopiedFiles> => fillAndMove(partial, copy)
  return copy.unfinished ? copy.unfinished.during(partial, make) : make()
}

async function fillAndMove(partial: string, copy: CatalogueCopy): Promise<CopiedFiles> {
  const { to, operations = nodeOperations } = copy
  try {
    const copied = await fill(partial, copy)
    // Windows renames onto nothing, not even onto an empty folder.
    await rmdir(to).catch(() => undefined)
    await on('store', () => operations.rename(partial, to))
    await fsyncFolder(dirname(to), operations).catch(() => undefined)
    return copied
  } catch (error) {
    await rm(partial, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
    throw error
  }
}

async function fill(partial: string, copy: CatalogueCopy): Promise<CopiedFiles> {
  const { from, signal, report, operations = nodeOperations } = copy
  for (const part of ['journal', 'snapshots', 'files']) {
    await on('store', () => makeFolderDurably(join(partial, part), operations))
  }
  // Before the journal: a snapshot never lies ahead of it.
  const { snapshots } = await listSnapshots(snapshotsFolder(from), 'catalogue')
  const extent = copy.extent()
  await copyJournal(extent, partial, copy)
  report('snapshots', 0, 0)
  await copyOwnSnapshots(snapshots, partial, copy)
  const copied = await copyStoredFiles({
    from,
    to: partial,
    signal,
    operations,
    onProgress: (done, total) => {
      report('files', done, total)
    }
  })
  const [source, target] = [from, partial].map(folder => join(folder, 'catalogue.json'))
  await copyBytes({ from: source ?? '', to: target ?? '', signal, operations })
  await on('store', () => fsyncFolder(partial, operations))
  report('verifying', 0, 0)
  await verify(partial, extent)
  signal.throwIfAborted()
  return copied
}

async function copyJournal(
  { segments }: JournalExtent,
  partial: string,
  { signal, report, operations = nodeOperations }: CatalogueCopy
): Promise<void> {
  const total = segments.reduce((sum, { size }) => sum + size, 0)
  let done = 0
  for (const { device, number, path, size } of segments) {
    const folder = join(partial, 'journal', device)
    await on('store', () => makeFolderDurably(folder, operations))
    const to = join(folder, segmentName(number))
    await copyBytes({ from: path, to, bytes: size, signal, operations })
    await on('store', () => fsyncFolder(folder, operations))
    done += size
    report('journal', done, total)
  }
}

async function copyOwnSnapshots(
  snapshots: readonly SnapshotInfo[],
  partial: string,
  { from, signal, operations = nodeOperations }: CatalogueCopy
): Promise<void> {
  const folders = { from: snapshotsFolder(from), to: snapshotsFolder(partial) }
  await copySnapshots({ snapshots, ...folders, signal, operations })
}

/** Reads the journal of the copy: it must end where the catalogue's did. */
async function verify(partial: string, { positions }: JournalExtent): Promise<void> {
  const { devices } = await scanJournal(join(partial, 'journal'))
  const found = new Map<string, number>()
  for (const [device, { index, damage, tears }] of devices) {
    if (damage !== null || tears.length > 0) throw notVerified(device)
    const position = committedPosition(index)
    if (position > 0) found.set(device, position)
  }
  const wanted = Object.entries(positions)
  const isSame = wanted.every(([device, position]) => found.get(device) === position)
  if (!isSame || wanted.length !== found.size) throw notVerified(partial)
}

function notVerified(what: string): Failure {
  return new Failure('copyUnsound', `The copy of ${what} is not what was written`)
}

async function requirePlace(from: string, to: string): Promise<void> {
  const parent = await realpath(dirname(to)).catch((cause: unknown) => {
    throw new Failure('folderNotUsable', `${dirname(to)} is not there`, { cause })
  })
  if (isWithin(join(parent, basename(to)), await realpath(from))) {
    throw new Failure('copyWithin', `${to} lies within the catalogue`)
  }
  const names = await readdir(to).catch((error: unknown) => {
    if (isMissing(error) && errorCode(error) === 'ENOENT') return []
    throw new Failure('folderNotUsable', `${to} cannot be used`, { cause: error })
  })
  if (names.length > 0) throw new Failure('folderNotEmpty', `${to} is not empty`)
}

/** True for the folder itself and all below it. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !way.match(/^[A-Za-z]:|^\\\\/)
}

/** What earlier copies to this place left behind when they were killed. */
async function sweepPartial(to: string): Promise<void> {
  const names = await readdir(dirname(to))
  const left = names.filter(
    name => name.startsWith(`${basename(to)}.`) && name.endsWith('.partial')
  )
  for (const name of left) {
    const path = join(dirname(to), name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }))
    if (Date.now() - mtimeMs > hour) await rm(path, { recursive: true, force: true })
  }
}
