import { columnsOf } from '../../shared/records/columns'
import type { Column } from '../../shared/records/columns'
import { kindNamed } from '../../shared/records/kinds'
import { elementsOf, isDeleted, textOf, valueOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import type { Locale } from '../../shared/records/words'
import type { Row } from './indexTypes'

/** Titles of records in the language of the index. */
interface Titles {
  readonly locale: Locale
  titleOf(id: string): string
}

const columnsByKind = new Map<string, ReadonlyMap<string, Column>>()

function columnOf(kind: string, id: string): Column | undefined {
  const known = columnsByKind.get(kind)
  if (known) return known.get(id)
  const declared = kindNamed(kind)
  const columns = new Map((declared ? columnsOf(declared) : []).map(each => [each.id, each]))
  columnsByKind.set(kind, columns)
  return columns.get(id)
}

/** What a table shows of these records. */
export function rowsOf(
  records: readonly CatalogueRecord[],
  columns: readonly string[],
  { locale, titleOf }: Titles
): readonly Row[] {
  return records.map(record => ({
    id: record.id,
    kind: record.kind,
    title: titleOf(record.id),
    code: textOf(valueOf(record, 'referenceCode')),
    isDeleted: isDeleted(record),
    isDraft: (textOf(valueOf(record, 'status')) || 'draft') === 'draft',
    hasScans: elementsOf(record, 'attachments').length > 0,
    hasConflict: record.conflicts !== undefined,
    cells: columns.map(id => columnOf(record.kind, id)?.textOf(record, locale, titleOf) ?? '')
  }))
}
