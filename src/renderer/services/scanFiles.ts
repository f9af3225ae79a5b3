import { setDeleted } from '../../shared/changeLog/edit'
import { expectedPage } from '../../shared/fixity/fixity'
import { isDeleted, textOf, valueOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { idsReferredTo, recordsById } from '../db/repositories/records'
import { idsAsSource, runBulk } from './bulk'
import type { CatalogueContext } from './catalogueContext'
import { idsOfList } from './listIds'

/** A scan as the lists of files show it. */
export interface ScanFile {
  readonly scanId: string
  readonly sha256: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly mediaType: string
  /** ISO 8601, UTC: when its record was changed last, for one in the trash when it came there. */
  readonly changed: string
}

export const scanFileLists = ['unused', 'missing', 'trash'] as const
export type ScanFileList = (typeof scanFileLists)[number]

const readAtOnce = 500

type Context = Pick<CatalogueContext, 'database' | 'index' | 'main' | 'whenIndexed'>

/** The scans of the catalogue, or of its trash, in parts. */
export async function* scansIn(
  { database, index, whenIndexed }: Pick<Context, 'database' | 'index' | 'whenIndexed'>,
  isTrash: boolean
): AsyncGenerator<readonly CatalogueRecord[]> {
  await whenIndexed()
  const query = { kind: 'scan', text: '', isTrash, filters: {}, sort: null }
  for await (const ids of idsOfList(index, query)) {
    for (let from = 0; from < ids.length; from += readAtOnce) {
      const records = await recordsById(database, ids.slice(from, from + readAtOnce))
      yield records.filter(record => record !== undefined)
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
    changed: new Date(scan.updatedAt).toISOString()
  }
}

/** Those to which no record refers, not even one in the trash, from where it may come back. */
async function unused(context: Context, scans: readonly CatalogueRecord[]) {
  const used = await idsReferredTo(
    context.database,
    scans.map(({ id }) => id)
  )
  return scans.filter(({ id }) => !used.has(id)).map(fileOf)
}

async function missing({ main }: Context, scans: readonly CatalogueRecord[]) {
  const files = scans.map(fileOf).filter(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))
  const gone = new Set(await main.attachments.missing(files.map(({ sha256 }) => sha256)))
  return files.filter(({ sha256 }) => gone.has(sha256))
}

/** Each list by itself: they are looked through when they are asked for. */
export async function scanFiles(
  context: Context,
  list: ScanFileList
): Promise<readonly ScanFile[]> {
  const find = list === 'missing' ? missing : unused
  const found: ScanFile[] = []
  for await (const scans of scansIn(context, list === 'trash')) {
    found.push(...(await find(context, scans)))
  }
  if (list === 'missing') {
    for await (const scans of scansIn(context, true)) found.push(...(await missing(context, scans)))
  }
  return found
}

/** Into the trash or out of it, as one step that can be undone; what is used by now stays. */
export async function putInTrash(
  context: Pick<CatalogueContext, 'database' | 'saving'>,
  files: readonly ScanFile[],
  isTrash: boolean,
  why: string
): Promise<number> {
  const ids = files.map(({ scanId }) => scanId)
  const used = isTrash ? await idsReferredTo(context.database, ids) : new Set<string>()
  return runBulk(
    context,
    idsAsSource(ids),
    record =>
      isDeleted(record) === isTrash || used.has(record.id) ? [] : [setDeleted(record, isTrash)],
    { signal: new AbortController().signal, onProgress: () => undefined, why }
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
