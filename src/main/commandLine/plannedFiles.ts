import { safeNames } from '../../shared/attachments/safeName'
import { mostFilesOfExport } from '../../shared/exchange/calls'
import type { ExportContext } from '../../shared/exchange/context'
import type { ExportFormat, FilePlan } from '../../shared/exchange/format'
import { outlineOf } from '../../shared/exchange/outline'
import { groupedBy } from '../../shared/records/grouped'
import { kindNamed } from '../../shared/records/kinds'
import { textOf, valueOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { Failure } from '../failure'

export interface FileOfRecords {
  readonly name: string
  readonly records: readonly CatalogueRecord[]
  readonly plan: FilePlan
}

/** Divides records that are in memory among the files of a format, as the window does with those on the disk. */
export function plannedFiles(
  format: ExportFormat,
  given: readonly CatalogueRecord[],
  context: ExportContext
): readonly FileOfRecords[] {
  if (format.parts) {
    return format.parts.flatMap((part, index) => {
      const files = plannedFiles(part, given, context).filter(({ records }) => records.length > 0)
      return files.map(file => ({ ...file, plan: { ...file.plan, part: index } }))
    })
  }
  const records = given.filter(({ kind }) => format.kinds.includes(kind))
  if (format.fileOf === 'kind') return filesOfKinds(format, records)
  if (format.fileOf === 'record') {
    const files = records.map(record => ({ records: [record], plan: {} }))
    return named(format, files, context)
  }
  if (format.isTree !== true) return [{ name: format.fileName, records, plan: {} }]
  const outline = outlineOf(
    records.map(record => ({
      id: record.id,
      parent: textOf(valueOf(record, 'parent')),
      code: codeOf(record)
    }))
  )
  const byId = new Map(records.map(record => [record.id, record]))
  const trees = outline.trees.map(ids => ids.flatMap(id => byId.get(id) ?? []))
  if (format.fileOf === 'all')
    return [{ name: format.fileName, records: trees.flat(), plan: { outline } }]
  return named(
    format,
    trees.map(tree => ({ records: tree, plan: { outline } })),
    context
  )
}

function filesOfKinds(
  { extension }: ExportFormat,
  records: readonly CatalogueRecord[]
): readonly FileOfRecords[] {
  const byKind = groupedBy(records, ({ kind }) => kind)
  return [...byKind].flatMap(([name, own]) => {
    const kind = kindNamed(name)
    return kind ? [{ name: `${kind.plural}.${extension}`, records: own, plan: { kind } }] : []
  })
}

function codeOf(record: CatalogueRecord): string {
  return textOf(valueOf(record, 'referenceCode')).replace(/\s+/g, ' ').trim()
}

function named(
  { extension }: ExportFormat,
  files: readonly Omit<FileOfRecords, 'name'>[],
  { labelOf }: ExportContext
): readonly FileOfRecords[] {
  if (files.length > mostFilesOfExport)
    throw new Failure('tooManyFiles', `More than ${String(mostFilesOfExport)} files`)
  const titles = files.map(({ records: [first] }) =>
    first ? [codeOf(first), labelOf(first.id)].filter(Boolean).join(' ') || first.id : ''
  )
  const names = safeNames(titles.map(title => `${title.slice(0, 80).trim()}.${extension}`))
  return files.map((file, index) => ({ ...file, name: names[index] ?? '' }))
}
