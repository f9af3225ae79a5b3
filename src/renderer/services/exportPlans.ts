import { safeNames } from '../../shared/attachments/safeName'
import { mostFilesOfExport } from '../../shared/exchange/calls'
import type { ExportFormat, FilePlan } from '../../shared/exchange/format'
import { outlineOf } from '../../shared/exchange/outline'
import type { Outline, OutlineEntry } from '../../shared/exchange/outline'
import { kindNamed } from '../../shared/records/kinds'
import { textOf, valueOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import type { ExportChoices } from './exportChoices'
import { otherColumnsOf } from './exportCsv'
import { ExportError } from './exportError'
import { createPauses } from './exportPauses'
import { exportContextOf, recordPages } from './exportRecords'
import type { ExportSource } from './exportRecords'

export type IdsByKind = ReadonlyMap<string, readonly string[]>

export interface PlanChoices extends Pick<ExportChoices, 'format' | 'withoutColumns'> {
  /** Whether any record has columns of imported files that no field takes. */
  readonly hasOthers: boolean
}

/** A file before it is written: its name, its records in their order, and what is decided for it. */
export interface PlannedFile {
  readonly name: string
  readonly ids: readonly string[]
  readonly plan: FilePlan
}

/** Divides the records among files. Of the records themselves only ids, parents and names are kept. */
export async function planFiles(
  source: ExportSource,
  format: ExportFormat,
  choices: PlanChoices,
  byKind: IdsByKind
): Promise<readonly PlannedFile[]> {
  const quiet = { ...source, onRead: () => undefined }
  if (format.parts) return filesOfParts(quiet, format.parts, choices, byKind)
  if (format.fileOf === 'kind') return filesOfKinds(quiet, format, choices, byKind)
  const ids = [...byKind.values()].flat()
  if (format.fileOf === 'record') {
    const found = await outlineEntries(quiet, ids)
    return named(
      format,
      found.map(({ id, title }) => ({ title, ids: [id], plan: {} }))
    )
  }
  if (format.isTree !== true) return [{ name: format.fileName, ids, plan: {} }]
  const entries = await outlineEntries(quiet, ids)
  const outline = outlineOf(entries)
  if (format.fileOf === 'all')
    return [{ name: format.fileName, ids: outline.trees.flat(), plan: { outline } }]
  return named(format, filesOfTrees(entries, outline))
}

/** Each part takes the records of its own kinds; one without any has no file. */
async function filesOfParts(
  source: ExportSource,
  parts: readonly ExportFormat[],
  choices: PlanChoices,
  byKind: IdsByKind
): Promise<readonly PlannedFile[]> {
  const files: PlannedFile[] = []
  for (const [part, format] of parts.entries()) {
    const own = new Map([...byKind].filter(([kind]) => format.kinds.includes(kind)))
    if ([...own.values()].every(ids => ids.length === 0)) continue
    for (const file of await planFiles(source, format, choices, own))
      files.push({ ...file, plan: { ...file.plan, part } })
  }
  return files
}

async function filesOfKinds(
  source: ExportSource,
  format: ExportFormat,
  { format: csv, withoutColumns, hasOthers }: PlanChoices,
  byKind: IdsByKind
): Promise<readonly PlannedFile[]> {
  const files: PlannedFile[] = []
  for (const [name, ids] of byKind) {
    const kind = kindNamed(name)
    if (!kind || (ids.length === 0 && byKind.size > 1)) continue
    const others = hasOthers ? await otherColumnsOf(source, ids) : []
    const plan = { kind, csv, without: withoutColumns[name] ?? [], others }
    files.push({ name: `${kind.plural}.${format.extension}`, ids, plan })
  }
  return files
}

interface TitledEntry extends OutlineEntry {
  /** By which a file of the record is named. */
  readonly title: string
}

async function outlineEntries(
  source: ExportSource,
  ids: readonly string[]
): Promise<readonly TitledEntry[]> {
  const entries: TitledEntry[] = []
  const pause = createPauses()
  for await (const records of recordPages(source, ids)) {
    const { labelOf } = await exportContextOf(source, records)
    for (const record of records) {
      entries.push(entryOf(record, labelOf(record.id)))
      await pause()
    }
  }
  return entries
}

function entryOf(record: CatalogueRecord, label: string): TitledEntry {
  const code = textOf(valueOf(record, 'referenceCode')).replace(/\s+/g, ' ').trim()
  const parent = textOf(valueOf(record, 'parent'))
  const title = [code, label].filter(Boolean).join(' ') || record.id
  return { id: record.id, parent, code, title }
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
