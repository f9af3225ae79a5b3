import { displayField, displayValue } from '../records/display'
import type { Kind } from '../records/kind'
import { partOf, textOf, valueOf, valuesOf, type CatalogueRecord } from '../records/record'
import { recordTitle } from '../records/title'
import { termLabel } from '../vocabularies/vocabularies'
import { atomText, atomValue, joinAtomValues } from './atomTable'
import type { ExportContext } from './context'
import type { ReportLoss } from './losses'

const statuses: Readonly<Record<string, string>> = {
  draft: 'Draft',
  checked: 'Revised',
  published: 'Final'
}

export function atomStatus(record: CatalogueRecord): string {
  return statuses[textOf(valueOf(record, 'status'))] ?? ''
}

/** The name by which AtoM connects descriptions and authority records; both sides must spell it alike. */
export function atomName(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss
): string {
  const name = recordTitle(record, context.locale, id => context.labelOf(id))
  return atomValue(name.replace(/\s+/g, ' '), 'names', report)
}

/** The fields that a column of AtoM takes as they are. */
export function mappedCells(
  kind: Kind,
  target: 'atomAuthority' | 'atomIsad',
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss
): Record<string, string> {
  const cells: Record<string, string> = {}
  for (const field of kind.fields) {
    const column = field.standard?.[target]
    if (column === undefined) continue
    const texts = valuesOf(record, field.name).map(value =>
      // Paragraphs of long texts stay.
      typeof value === 'string' && field.type !== 'term'
        ? value
        : displayValue(field, value, context.locale, id => context.labelOf(id), kind)
    )
    cells[column] = atomText(texts.join('\n'), field.name, report)
  }
  return cells
}

/** The titles of the citations, one per line. */
export function citedSources(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss
): string {
  const cited = valuesOf(record, 'citations').map(value =>
    context.labelOf(textOf(partOf(value, 'citation')))
  )
  return atomText([...new Set(cited)].filter(Boolean).join('\n'), 'citations', report)
}

export function subjects(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss
): string {
  const tags = valuesOf(record, 'tags').map(tag => termLabel('tags', textOf(tag), context.locale))
  return joinAtomValues([...new Set(tags.map(tag => atomValue(tag, 'tags', report)))])
}

/** Reports what the record holds in fields that no column takes. Private notes stay here on purpose. */
export function reportUnexported(
  kind: Kind,
  exported: ReadonlySet<string>,
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss
): void {
  for (const { name } of kind.fields) {
    if (exported.has(name) || name === 'privateNotes') continue
    const text = displayField(kind, name, record, context.locale, id => context.labelOf(id))
    if (text !== '') report(name, 'noColumn')
  }
}
