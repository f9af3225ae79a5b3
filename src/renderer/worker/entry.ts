import { kindNamed } from '../../shared/records/kinds'
import type { Kind } from '../../shared/records/kind'
import { columnsOf } from '../../shared/records/columns'
import { deletedField, textOf, valueOf, valuesOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { searchTexts } from '../../shared/records/searchText'
import { recordTitle } from '../../shared/records/title'
import type { Locale } from '../../shared/records/words'
import { fold } from './fold'

/** What the index keeps of a record. */
export interface Entry {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly foldedTitle: string
  readonly code: string
  readonly isDeleted: boolean
  readonly isInTrash: boolean
  readonly isDraft: boolean
  readonly updatedAt: number
  readonly refs: readonly string[]
  /** All text, folded, with a blank before each word. */
  readonly text: string
  readonly sortKeys: Readonly<Record<string, string | number | null>>
  readonly facets: Readonly<Record<string, readonly string[]>>
}

export function entryOf(
  record: CatalogueRecord,
  locale: Locale,
  labelOf: (id: string) => string
): Entry {
  const kind = kindNamed(record.kind)
  const title = recordTitle(record, locale, labelOf)
  const state = record.values[deletedField]
  return {
    id: record.id,
    kind: record.kind,
    title,
    foldedTitle: fold(title),
    code: textOf(valueOf(record, 'referenceCode')),
    isDeleted: state === true || state === 'undone',
    isInTrash: state === true,
    isDraft: (textOf(valueOf(record, 'status')) || 'draft') === 'draft',
    updatedAt: record.updatedAt,
    refs: record.refs,
    text: ' ' + fold([title, ...searchTexts(record, labelOf).map(({ text }) => text)].join(' ')),
    sortKeys: kind ? sortKeysOf(kind, record, locale, labelOf) : {},
    facets: kind ? facetsOf(kind, record) : {}
  }
}

function sortKeysOf(
  kind: Kind,
  record: CatalogueRecord,
  locale: Locale,
  labelOf: (id: string) => string
): Record<string, string | number | null> {
  return Object.fromEntries(
    columnsOf(kind).map(column => [column.id, column.sortKeyOf(record, locale, labelOf)])
  )
}

function facetsOf(kind: Kind, record: CatalogueRecord): Record<string, readonly string[]> {
  const facets: Record<string, readonly string[]> = {}
  for (const field of kind.fields) {
    if (!field.facet) continue
    const values = valuesOf(record, field.name).map(textOf).filter(Boolean)
    if (values.length > 0) facets[field.name] = [...new Set(values)]
  }
  return facets
}
