import { scanIdOf } from '../../shared/attachments/scanId'
import { setDeleted } from '../../shared/changeLog/edit'
import { expectedPage } from '../../shared/fixity/fixity'
import { isDeleted, textOf, valueOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { idsReferredTo, recordsAmong, recordsById } from '../db/repositories/records'
import { idsAsSource, runBulk } from './bulk'
import type { CatalogueContext } from './catalogueContext'
import { countOfList, idsOfList } from './listIds'

/** A file of a scan as the lists show it. */
export interface ScanFile {
  /** The scan's record, which need not be there. */
  readonly scanId: string
  readonly sha256: string
  /** Empty where no scan stands for it. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly mediaType: string
  /** ISO 8601, UTC: when its record was changed last; of one in the trash, when it will be deleted. */
  readonly date: string
}

export const scanFileLists = ['unused', 'missing', 'trash'] as const
export type ScanFileList = (typeof scanFileLists)[number]

/** How far the scans were looked through, and when to stop. */
export interface Look {
  readonly signal: AbortSignal
  /** Names the job of the main process. */
  readonly job: string
  onProgress(done: number, total: number): void
}

const readAtOnce = 500

type Context = Pick<CatalogueContext, 'catalogue' | 'database' | 'index' | 'main' | 'whenIndexed'>

const listed = (isTrash: boolean) => {
  return { kind: 'scan', text: '', isTrash, filters: {}, sort: null }
}

/** The scans of the catalogue, or of its trash, in parts. */
export async function* scansIn(
  { database, index, whenIndexed }: Pick<Context, 'database' | 'index' | 'whenIndexed'>,
  isTrash: boolean
): AsyncGenerator<readonly CatalogueRecord[]> {
  await whenIndexed()
  for await (const ids of idsOfList(index, listed(isTrash))) {
    for (let from = 0; from < ids.length; from += readAtOnce) {
      const records = await recordsById(database, ids.slice(from, from + readAtOnce))
      yield records.filter(record => record !== undefined)
    }
  }
}

/** The same of both, telling how far it is. */
async function* allScans(
  context: Context,
  { signal, onProgress }: Look
): AsyncGenerator<readonly CatalogueRecord[]> {
  await context.whenIndexed()
  const counts = [false, true].map(async isTrash => countOfList(context.index, listed(isTrash)))
  const total = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
  let done = 0
  for (const isTrash of [false, true]) {
    for await (const scans of scansIn(context, isTrash)) {
      signal.throwIfAborted()
      yield scans
      done += scans.length
      onProgress(done, total)
    }
  }
}

function fileOf(scan: CatalogueRecord): ScanFile {
  return {
    scanId: scan.id,
    sha256: textOf(valueOf(scan, 'sha256')),
    name: textOf(valueOf(scan, 'originalName')),
    size: Number(valueOf(scan, 'size') ?? 0),
    mediaType: textOf(valueOf(scan, 'mediaType')),
    date: new Date(scan.updatedAt).toISOString()
  }
}

const hasFile = (scan: CatalogueRecord): boolean =>
  /^[0-9a-f]{64}$/.test(textOf(valueOf(scan, 'sha256')))

/** Those to which no record refers, not even one in the trash, from where it may come back. */
async function unused(
  { database }: Pick<Context, 'database'>,
  scans: readonly CatalogueRecord[]
): Promise<readonly CatalogueRecord[]> {
  const used = await idsReferredTo(
    database,
    scans.map(({ id }) => id)
  )
  return scans.filter(({ id }) => !used.has(id))
}

/**
 * The scans whose files are to be there: all but those in the trash that no record uses, and whose file is in the trash
 * too or was deleted out of it.
 */
export async function withExpectedFile(
  context: Pick<Context, 'database' | 'main'>,
  scans: readonly CatalogueRecord[],
  trashed: ReadonlySet<string>
): Promise<readonly CatalogueRecord[]> {
  const deleted = (await unused(context, scans.filter(isDeleted))).filter(hasFile)
  const gone = await absent(context, deleted)
  const unwanted = new Set(
    deleted.filter(scan => trashed.has(fileOf(scan).sha256) || gone.has(fileOf(scan).sha256))
  )
  return scans.filter(scan => hasFile(scan) && !unwanted.has(scan))
}

async function absent(
  { main }: Pick<Context, 'main'>,
  scans: readonly CatalogueRecord[]
): Promise<ReadonlySet<string>> {
  if (scans.length === 0) return new Set()
  return new Set(await main.attachments.missing(scans.map(scan => fileOf(scan).sha256)))
}

export async function trashedFiles({ main }: Pick<Context, 'main'>): Promise<ReadonlySet<string>> {
  return new Set((await main.fileTrash.list()).map(({ sha256 }) => sha256))
}

async function unusedFiles(
  context: Context,
  look: Look,
  found: ScanFile[]
): Promise<readonly ScanFile[]> {
  const trashed = await trashedFiles(context)
  for await (const scans of allScans(context, look)) {
    const expected = await withExpectedFile(context, scans, trashed)
    found.push(...(await unused(context, expected)).map(fileOf))
  }
  look.signal.throwIfAborted()
  // An earlier state does not know the scans that came later.
  if (context.catalogue.asOf) return found
  found.push(...(await unlistedFiles(context, look.job, new Set(found.map(file => file.sha256)))))
  return found
}

/**
 * Files of the store that are in no list of scans: no scan stands for them, or only one that an undo took back, which
 * no record uses.
 */
async function unlistedFiles(
  { database, main }: Context,
  job: string,
  found: ReadonlySet<string>
): Promise<readonly ScanFile[]> {
  const untracked = (await main.fileTrash.untracked(job)).filter(({ sha256 }) => !found.has(sha256))
  const ids = untracked.map(({ sha256 }) => scanIdOf(sha256))
  const [scans, used] = await Promise.all([
    recordsAmong(database, ids),
    idsReferredTo(database, ids)
  ])
  return untracked.flatMap(({ sha256, size, changed }): ScanFile[] => {
    const scanId = scanIdOf(sha256)
    const scan = scans.get(scanId)
    if (used.has(scanId) || (scan && !isDeleted(scan))) return []
    return [scan ? fileOf(scan) : { scanId, sha256, name: '', size, mediaType: '', date: changed }]
  })
}

async function missingFiles(
  context: Context,
  look: Look,
  found: ScanFile[]
): Promise<readonly ScanFile[]> {
  const trashed = await trashedFiles(context)
  for await (const scans of allScans(context, look)) {
    const expected = await withExpectedFile(context, scans, trashed)
    const gone = await absent(context, expected)
    found.push(...expected.map(fileOf).filter(({ sha256 }) => gone.has(sha256)))
  }
  return found
}

async function filesInTrash({ database, main }: Context): Promise<readonly ScanFile[]> {
  const files = await main.fileTrash.list()
  const scans = await recordsAmong(
    database,
    files.map(({ sha256 }) => scanIdOf(sha256))
  )
  return files.map(({ sha256, size, due }) => {
    const scanId = scanIdOf(sha256)
    const scan = scans.get(scanId)
    const { name = '', mediaType = '' } = scan ? fileOf(scan) : {}
    return { scanId, sha256, name, size, mediaType, date: due }
  })
}

/** Each list by itself: they are looked through when they are asked for. `found` is filled on the way. */
export async function scanFiles(
  context: Context,
  list: ScanFileList,
  look: Look,
  found: ScanFile[]
): Promise<readonly ScanFile[]> {
  if (list === 'trash') return filesInTrash(context)
  return list === 'missing' ? missingFiles(context, look, found) : unusedFiles(context, look, found)
}

type TrashContext = Pick<CatalogueContext, 'database' | 'saving' | 'main'>

/** Deletes the records of the scans, or brings them back, as one step that can be undone. */
async function setScansDeleted(
  context: TrashContext,
  ids: readonly string[],
  isTrash: boolean,
  why: string
): Promise<void> {
  const records = await recordsAmong(context.database, ids)
  const present = ids.filter(id => records.has(id))
  await runBulk(
    context,
    idsAsSource(present),
    record => (isDeleted(record) === isTrash ? [] : [setDeleted(record, isTrash)]),
    { signal: new AbortController().signal, onProgress: () => undefined, why }
  )
}

/**
 * Moves files, and the records of their scans, into the trash. What is used by now stays. Undoing the step brings back
 * the files too, as do all others that name them.
 */
export async function moveToTrash(
  context: TrashContext,
  files: readonly ScanFile[],
  why: string,
  job: string
): Promise<void> {
  const idsOf = (some: readonly ScanFile[]) => some.map(({ scanId }) => scanId)
  const before = await idsReferredTo(context.database, idsOf(files))
  const free = files.filter(({ scanId }) => !before.has(scanId))
  if (free.length === 0) return
  await setScansDeleted(context, idsOf(free), true, why)
  await context.main.fileTrash.put(
    job,
    free.map(({ sha256 }) => sha256)
  )
  // What came to be used while they were moved.
  const after = await idsReferredTo(context.database, idsOf(free))
  const back = free.flatMap(({ scanId, sha256 }) => (after.has(scanId) ? [sha256] : []))
  if (back.length > 0) await context.main.fileTrash.restore(job, back)
}

/** The way back. */
export async function restoreFromTrash(
  context: TrashContext,
  files: readonly ScanFile[],
  why: string,
  job: string
): Promise<void> {
  await context.main.fileTrash.restore(
    job,
    files.map(({ sha256 }) => sha256)
  )
  await setScansDeleted(
    context,
    files.map(({ scanId }) => scanId),
    false,
    why
  )
}

/** Tells the watch over the files that some are back, so that it checks them first. */
export async function tellFound(
  { main }: Pick<CatalogueContext, 'main'>,
  found: readonly string[]
): Promise<void> {
  for (let from = 0; from < found.length; from += expectedPage) {
    await main.fixity.expect(found.slice(from, from + expectedPage), 'added')
  }
}
