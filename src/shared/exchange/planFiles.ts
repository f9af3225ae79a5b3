import { safeNames } from '../attachments/safeName'
import type { CsvFormat } from '../csv/write'
import { kindNamed } from '../records/kinds'
import type { CatalogueRecord } from '../records/record'
import { mostFilesOfExport } from './calls'
import type { ExportFormat, FilePlan } from './format'
import { outlineEntry, outlineOf } from './outline'
import type { Outline, OutlineEntry } from './outline'

export type IdsByKind = ReadonlyMap<string, readonly string[]>

/** What is read of the records before their files are begun. */
export interface PlanSource {
  /** Only asked where a format needs them. */
  entriesOf(ids: readonly string[]): Promise<readonly TitledEntry[]>
  /** Columns of imported files that no field takes. */
  otherColumnsOf(ids: readonly string[]): Promise<readonly string[]>
}

export interface TitledEntry extends OutlineEntry {
  /** By which a file of the record is named. */
  readonly title: string
}

export interface CsvChoices {
  readonly format: CsvFormat
  /** By kind the columns left out. */
  readonly withoutColumns: Readonly<Record<string, readonly string[]>>
}

/** A file before it is written: its name, its records in their order, and what is decided for it. */
export interface PlannedFile {
  readonly name: string
  readonly ids: readonly string[]
  readonly plan: FilePlan
}

/** Why an export does not begin; the code names the text of `failures`. */
export class ExportError extends Error {
  constructor(readonly code: 'tooManyFiles') {
    super('')
    this.name = 'ExportError'
  }
}

/** Divides the records among files. Of the records themselves only ids, parents and names are kept. */
export async function planFiles(
  source: PlanSource,
  format: ExportFormat,
  csv: CsvChoices,
  byKind: IdsByKind
): Promise<readonly PlannedFile[]> {
  if (format.parts) return filesOfParts(source, format.parts, csv, byKind)
  if (format.fileOf === 'kind') return filesOfKinds(source, format, csv, byKind)
  const ids = [...byKind.values()].flat()
  if (format.fileOf === 'record') {
    const found = await source.entriesOf(ids)
    return named(
      format,
      found.map(({ id, title }) => ({ title, ids: [id], plan: {} }))
    )
  }
  if (format.isTree !== true) return [{ name: format.fileName, ids, plan: {} }]
  const entries = await source.entriesOf(ids)
  const outline = outlineOf(entries)
  if (format.fileOf === 'all')
    return [{ name: format.fileName, ids: outline.trees.flat(), plan: { outline } }]
  return named(format, filesOfTrees(entries, outline))
}

/** Each part takes the records of its own kinds; one without any has no file. */
async function filesOfParts(
  source: PlanSource,
  parts: readonly ExportFormat[],
  csv: CsvChoices,
  byKind: IdsByKind
): Promise<readonly PlannedFile[]> {
  const files: PlannedFile[] = []
  for (const [part, format] of parts.entries()) {
    const own = new Map([...byKind].filter(([kind]) => format.kinds.includes(kind)))
    if ([...own.values()].every(ids => ids.length === 0)) continue
    for (const file of await planFiles(source, format, csv, own))
      files.push({ ...file, plan: { ...file.plan, part } })
  }
  return files
}

async function filesOfKinds(
  source: PlanSource,
  format: ExportFormat,
  { format: csv, withoutColumns }: CsvChoices,
  byKind: IdsByKind
): Promise<readonly PlannedFile[]> {
  const files: PlannedFile[] = []
  for (const [name, ids] of byKind) {
    const kind = kindNamed(name)
    if (!kind || (ids.length === 0 && byKind.size > 1)) continue
    const others = await source.otherColumnsOf(ids)
    const plan = { kind, csv, without: withoutColumns[name] ?? [], others }
    files.push({ name: `${kind.plural}.${format.extension}`, ids, plan })
  }
  return files
}

export function titledEntry(record: CatalogueRecord, label: string): TitledEntry {
  const entry = outlineEntry(record)
  return { ...entry, title: [entry.code, label].filter(Boolean).join(' ') || record.id }
}

function filesOfTrees(entries: readonly TitledEntry[], outline: Outline) {
  const titles = new Map(entries.map(({ id, title }) => [id, title]))
  return outline.trees.map(ids => ({
    title: titles.get(ids[0] ?? '') ?? '',
    ids,
    plan: { outline }
  }))
}

function named(
  { extension }: ExportFormat,
  files: readonly (Omit<PlannedFile, 'name'> & { readonly title: string })[]
): readonly PlannedFile[] {
  if (files.length > mostFilesOfExport) throw new ExportError('tooManyFiles')
  const names = safeNames(files.map(({ title }) => `${title.slice(0, 80).trim()}.${extension}`))
  return files.map(({ ids, plan }, index) => ({ name: names[index] ?? '', ids, plan }))
}
