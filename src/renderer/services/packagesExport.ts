import type {
  PackageForm,
  PackageScan,
  PackageScope,
  WrittenPackage
} from '../../shared/bags/package'
import type { Changeset } from '../../shared/changeLog/changeset'
import { spreadsheetCsvFormat } from '../../shared/csv/write'
import type { MainApi } from '../../shared/ipc'
import { kinds } from '../../shared/records/kinds'
import { isDeleted, textOf, valueOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import type { Locale } from '../../shared/records/words'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { allChangesets } from '../db/repositories/changePages'
import { csvSlabs } from './exportCsv'
import { wholeCatalogue, withCompanions } from './packagesSelection'

export type PackageStep = 'records' | 'history' | 'tables'

export interface PackageSource {
  readonly packages: MainApi['packages']
  readonly database: CatalogueDatabase
  readonly locale: Locale
  readonly signal: AbortSignal
  /** Records, saves or rows so far. */
  onStep(step: PackageStep, done: number): void
}

export interface PackageChoice {
  readonly scope: PackageScope
  readonly form: PackageForm
  /** Records chosen; null for the whole catalogue with its trash. */
  readonly ids: readonly string[] | null
  readonly isStrict: boolean
}

const slabSize = 256 * 1024
const changesetsInPage = 100
const scansInCall = 200

/** What was written, for the parts that follow. */
interface Gathered {
  readonly ids: Set<string>
  /** By kind, without those in the trash. */
  readonly byKind: Map<string, string[]>
  readonly scans: Map<string, Omit<PackageScan, 'records'>>
  /** By scan, the records that refer to it. */
  readonly scanUsers: Map<string, string[]>
  deleted: number
}

/**
 * Writes a package: asks for the folder, streams the records, their history and tables, and has the main process add
 * the scans. Null when no folder was chosen; when it fails or is cancelled nothing is left.
 */
export async function exportPackage(
  source: PackageSource,
  choice: PackageChoice,
  finish: (work: (job: string) => Promise<WrittenPackage>) => Promise<WrittenPackage>
): Promise<{ readonly name: string; readonly written: WrittenPackage } | null> {
  const { packages, signal } = source
  const target = await packages.begin(choice.form)
  if (!target) return null
  const name = target.package
  try {
    const gathered = await writeRecords(source, name, choice.ids)
    await writeHistory(source, name, gathered.ids)
    await writeTables(source, name, gathered)
    await addScans(source, name, gathered)
    signal.throwIfAborted()
    const { ids, deleted } = gathered
    const { scope, isStrict } = choice
    const summary = { scope, isStrict, records: ids.size, deleted }
    const written = await finish(async job => packages.finish(name, job, summary))
    return { name, written }
  } catch (error) {
    await packages.abort(name)
    throw error
  }
}

async function writeRecords(
  { packages, database, signal, onStep }: PackageSource,
  name: string,
  chosen: readonly string[] | null
): Promise<Gathered> {
  const gathered: Gathered = {
    ids: new Set(),
    byKind: new Map(),
    scans: new Map(),
    scanUsers: new Map(),
    deleted: 0
  }
  const pages = chosen === null ? wholeCatalogue(database) : withCompanions(database, chosen)
  for await (const page of pages) {
    signal.throwIfAborted()
    let slab = ''
    for (const record of page) {
      gather(gathered, record)
      slab += JSON.stringify(record) + '\n'
      if (slab.length < slabSize) continue
      await packages.write(name, 'records', slab)
      slab = ''
    }
    if (slab !== '') await packages.write(name, 'records', slab)
    onStep('records', gathered.ids.size)
  }
  return gathered
}

/** Ids of scans are told by their version. */
function isScanId(id: string): boolean {
  return id[14] === '8'
}

function gather(gathered: Gathered, record: CatalogueRecord): void {
  const { ids, byKind, scans, scanUsers } = gathered
  ids.add(record.id)
  if (isDeleted(record)) gathered.deleted++
  else append(byKind, record.kind, record.id)
  for (const id of record.refs) if (isScanId(id)) append(scanUsers, id, record.id)
  if (record.kind !== 'scan') return
  const text = (field: string): string => textOf(valueOf(record, field))
  scans.set(record.id, {
    sha256: text('sha256'),
    originalName: text('originalName'),
    mediaType: text('mediaType')
  })
}

function append(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

async function writeHistory(
  { packages, database, signal, onStep }: PackageSource,
  name: string,
  ids: ReadonlySet<string>
): Promise<void> {
  let done = 0
  let slab = ''
  for await (const page of allChangesets(database, changesetsInPage)) {
    signal.throwIfAborted()
    for (const changeset of page) {
      slab += historyLine(changeset, ids)
      if (slab.length < slabSize) continue
      await packages.write(name, 'changes', slab)
      slab = ''
    }
    done += page.length
    onStep('history', done)
  }
  if (slab !== '') await packages.write(name, 'changes', slab)
}

/**
 * A changeset as it stands in a package: entries about records that are not in it are left out, and the positions of
 * the others are told, since they are part of their ids.
 */
function historyLine(changeset: Changeset, ids: ReadonlySet<string>): string {
  const indexes = [...changeset.ops.keys()].filter(index => ids.has(changeset.ops[index]?.r ?? ''))
  if (indexes.length === 0) return ''
  if (indexes.length === changeset.ops.length) return JSON.stringify(changeset) + '\n'
  const ops = indexes.map(index => changeset.ops[index])
  return JSON.stringify({ ...changeset, ops, indexes }) + '\n'
}

async function writeTables(
  { packages, database, locale, signal, onStep }: PackageSource,
  name: string,
  { byKind }: Gathered
): Promise<void> {
  let done = 0
  const onRead = (records: number): void => {
    done += records
    onStep('tables', done)
  }
  for (const kind of kinds) {
    const ids = byKind.get(kind.name)
    if (!ids) continue
    const source = { database, locale, signal, onRead }
    for await (const text of csvSlabs(source, {
      kind,
      ids,
      format: spreadsheetCsvFormat,
      without: []
    })) {
      await packages.write(name, `csv/${kind.plural}`, text)
    }
  }
}

async function addScans(
  { packages, signal }: PackageSource,
  name: string,
  { scans, scanUsers }: Gathered
): Promise<void> {
  const list = [...scans].map(([id, scan]) => ({ ...scan, records: scanUsers.get(id) ?? [] }))
  for (let from = 0; from < list.length; from += scansInCall) {
    signal.throwIfAborted()
    await packages.addScans(name, list.slice(from, from + scansInCall))
  }
}
