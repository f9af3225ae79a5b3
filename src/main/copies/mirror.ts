import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readCatalogueDescription } from '../catalogue/description'
import type { CatalogueDescription } from '../catalogue/description'
import { lockFolder } from '../catalogue/folderLock'
import { lockFileName } from '../catalogue/lockFile'
import { Failure } from '../failure'
import { makeFolderDurably, writeFileDurably } from '../files/durable'
import { isMissing, nodeOperations } from '../files/operations'
import type { FileOperations } from '../files/operations'
import { listSnapshots } from '../snapshots/listing'
import { snapshotsFolder } from '../snapshots/names'
import { expendable } from '../snapshots/rotation'
import { removeSnapshots } from '../snapshots/sweeping'
import { copyStoredFiles } from './copyFiles'
import type { CopiedFiles } from './copyFiles'
import { copySnapshots } from './copySnapshots'
import type { JournalExtent } from './extent'
import { mirrorJournal } from './mirrorJournal'
import type { Compared } from './mirrorJournal'

export interface Mirror {
  /** The catalogue folder and its copy, which is there, if only as an empty folder. */
  readonly from: string
  readonly to: string
  readonly extent: JournalExtent
  readonly compared: Compared
  readonly signal: AbortSignal
  report(step: 'journal' | 'snapshots' | 'files', done: number, total: number): void
  readonly operations?: FileOperations
}

/**
 * Brings a copy of a catalogue up to date: records first, then scans. Nothing in it is removed but snapshots
 * that rotation removes; it can be opened as a catalogue at any time. Codes: copyDiffers, copyInUse,
 * journalUnreadable, diskFull, storeNotWritable and others of the disk.
 */
export async function mirrorCatalogue(mirror: Mirror): Promise<CopiedFiles> {
  const { from, to, extent, compared, signal, report, operations = nodeOperations } = mirror
  const description = await readCatalogueDescription(from)
  await requireOwn(to, description)
  const release = await lock(to)
  try {
    await sweepTemporary(to)
    report('journal', 0, 0)
    const { segments } = extent
    await mirrorJournal({ segments, to: join(to, 'journal'), compared, signal, operations })
    await describeCopy(from, to, operations)
    report('snapshots', 0, 0)
    await mirrorSnapshots(snapshotsFolder(from), snapshotsFolder(to), mirror)
    const onProgress = (done: number, total: number): void => {
      report('files', done, total)
    }
    return await copyStoredFiles({ from, to, trustsSize: true, signal, onProgress, operations })
  } finally {
    await release()
  }
}

/** A folder that holds nothing becomes the copy; another catalogue or other files are no place for one. */
async function requireOwn(to: string, { id }: CatalogueDescription): Promise<void> {
  const names = await readdir(to)
  if (names.includes('catalogue.json')) {
    const there = await readCatalogueDescription(to)
    if (there.id !== id) throw new Failure('copyDiffers', `${to} is another catalogue`)
  } else if (names.some(name => !parts.has(name) && !name.endsWith('.tmp'))) {
    throw new Failure('copyDiffers', `${to} holds other files`)
  }
}

const parts = new Set(['journal', 'snapshots', 'files', 'damaged', lockFileName])

async function lock(to: string): Promise<() => Promise<void>> {
  const result = await lockFolder(to)
  if ('lock' in result) return () => result.lock.release()
  if ('error' in result) throw result.error
  const { user, host } = result.heldBy
  throw new Failure('copyInUse', `${to} is open in another Opis (${user}@${host})`)
}

/** Unfinished files of a run that was killed; the lock says that nobody else is at work. */
async function sweepTemporary(to: string): Promise<void> {
  await rm(join(to, 'files', 'tmp'), { recursive: true, force: true })
  const names = await readdir(snapshotsFolder(to)).catch(() => [])
  for (const name of names.filter(name => name.endsWith('.tmp'))) {
    await rm(join(snapshotsFolder(to), name), { force: true })
  }
}

/** After the journal, so that no half-made first copy opens as a catalogue without its records. */
async function describeCopy(from: string, to: string, operations: FileOperations): Promise<void> {
  const own = await readFile(join(from, 'catalogue.json'))
  const there = await readFile(join(to, 'catalogue.json')).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (there?.equals(own)) return
  await writeFileDurably(join(to, 'catalogue.json'), own, operations)
}

async function mirrorSnapshots(
  from: string,
  to: string,
  { signal, operations = nodeOperations }: Mirror
): Promise<void> {
  await makeFolderDurably(to, operations)
  const [here, there] = await Promise.all([
    listSnapshots(from, 'catalogue'),
    listSnapshots(to, 'secondLocation')
  ])
  const names = new Set(there.snapshots.map(({ name }) => name))
  const all = [...there.snapshots, ...here.snapshots.filter(({ name }) => !names.has(name))]
  const rotated = new Set(expendable(all))
  const snapshots = here.snapshots.filter(snapshot => !rotated.has(snapshot))
  await copySnapshots({ snapshots, from, to, signal, operations })
  await removeSnapshots(
    to,
    there.snapshots.filter(snapshot => rotated.has(snapshot)),
    operations
  )
}
