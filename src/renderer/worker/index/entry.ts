import { dateBounds } from '../../../shared/dates/bounds'
import { columnsOf, sortsByNumber } from '../../../shared/records/columns'
import type { Column } from '../../../shared/records/columns'
import { partsOf } from '../../../shared/records/field'
import type { Field, Part } from '../../../shared/records/field'
import type { Kind } from '../../../shared/records/kind'
import { kindNamed } from '../../../shared/records/kinds'
import { otherColumnsField } from '../../../shared/records/otherColumns'
import {
  elementsOf,
  isDeleted,
  isInTrash,
  partOf,
  textOf,
  valueOf,
  valuesOf
} from '../../../shared/records/record'
import type { CatalogueRecord } from '../../../shared/records/record'
import { asDate } from '../../../shared/records/typedValues'
import { recordTitle } from '../../../shared/records/title'
import type { Locale } from '../../../shared/records/words'
import { vocabulary } from '../../../shared/vocabularies/vocabularies'
import { cellText } from './cells'
import { facetNames } from './facets'

/** States of a record, as bits. */
export const Flag = { deleted: 1, trash: 2, draft: 4, scans: 8, conflict: 16 } as const

/** What the index keeps of a record, apart from its words. */
export interface Entry {
  readonly kind: string
  readonly title: string
  readonly code: string
  readonly flags: number
  readonly updatedAt: number
  /** By the place of a column among those of the kind: its text and what it sorts by (`cells.ts`). */
  readonly cells: readonly (readonly [column: number, text: string])[]
  /** Facet, or place of a text that is offered again, → its values. */
  readonly terms: readonly (readonly [place: string, value: string])[]
}

interface FieldColumn {
  readonly position: number
  readonly column: Column
  readonly field: Field
  readonly main: Part | undefined
}

interface KindColumns {
  readonly byField: ReadonlyMap<string, FieldColumn>
  readonly byId: ReadonlyMap<string, number>
}

const columnsByKind = new Map<string, KindColumns>()

/** The columns of a kind by field; position 0 is the title. */
export function kindColumns(kind: Kind): KindColumns {
  const known = columnsByKind.get(kind.name)
  if (known) return known
  const byField = new Map<string, FieldColumn>()
  const byId = new Map<string, number>()
  const fields = new Map(kind.fields.map(field => [field.name, field]))
  columnsOf(kind).forEach((column, position) => {
    byId.set(column.id, position)
    const field = fields.get(column.id)
    if (field) byField.set(column.id, { position, column, field, main: partsOf(field)[0] })
  })
  const made = { byField, byId }
  columnsByKind.set(kind.name, made)
  return made
}

/** Of long texts only the beginning is kept: a list shows no more. */
const longestCell = 32

export function entryOf(
  record: CatalogueRecord,
  locale: Locale,
  labelOf: (id: string) => string
): Entry {
  const kind = kindNamed(record.kind)
  const title = recordTitle(record, locale, labelOf)
  const fields = kind ? presentFields(kind, record) : []
  return {
    kind: record.kind,
    title,
    code: textOf(valueOf(record, 'referenceCode')),
    flags: flagsOf(record),
    updatedAt: record.updatedAt,
    cells: fields.map(field => cellOf(field, record, locale, labelOf)),
    terms: termsOf(fields, record)
  }
}

function presentFields(kind: Kind, record: CatalogueRecord): readonly FieldColumn[] {
  const { byField } = kindColumns(kind)
  return Object.keys(record.values).flatMap(name => byField.get(name) ?? [])
}

function flagsOf(record: CatalogueRecord): number {
  const isDraft = (textOf(valueOf(record, 'status')) || 'draft') === 'draft'
  return (
    (isDeleted(record) ? Flag.deleted : 0) |
    (isInTrash(record) ? Flag.trash : 0) |
    (isDraft ? Flag.draft : 0) |
    (elementsOf(record, 'attachments').length > 0 ? Flag.scans : 0) |
    (record.conflicts && Object.keys(record.conflicts).length > 0 ? Flag.conflict : 0)
  )
}

function cellOf(
  { position, column, field, main }: FieldColumn,
  record: CatalogueRecord,
  locale: Locale,
  labelOf: (id: string) => string
): readonly [number, string] {
  const whole = column.textOf(record, locale, labelOf)
  const text = field.type === 'longText' ? whole.slice(0, longestCell) : whole
  const key = main && sortsByNumber(main) ? column.sortKeyOf(record, locale, labelOf) : null
  const number = typeof key === 'number' ? key : null
  return [
    position,
    cellText(text, number, main?.type === 'date' ? datesOf(field, main, record) : [])
  ]
}

/** The dates of a field that has dates for its main part. */
function datesOf(field: Field, main: Part, record: CatalogueRecord) {
  return valuesOf(record, field.name).flatMap(value => {
    const date = asDate(field.type === 'group' ? partOf(value, main.name) : value)
    return date ? [dateBounds(date)] : []
  })
}

function termsOf(
  fields: readonly FieldColumn[],
  record: CatalogueRecord
): readonly (readonly [string, string])[] {
  const terms = new Map<string, readonly [string, string]>()
  function add(place: string, value: string): void {
    if (value !== '') terms.set(`${place}\0${value}`, [place, value])
  }
  add('kind', record.kind)
  if (elementsOf(record, 'attachments').length > 0) add('hasScans', 'yes')
  if (record.conflicts && Object.keys(record.conflicts).length > 0) add('hasConflict', 'yes')
  for (const { field, main } of fields) {
    if (field.facet)
      for (const value of valuesOf(record, field.name)) add(field.name, textOf(value))
    if (main?.type === 'date') {
      for (const decade of decadesOf(datesOf(field, main, record))) add('decade', decade)
    }
    for (const part of partsOf(field)) {
      if (!isOffered(field, part)) continue
      const place = placeOf(field.name, field.type === 'group' ? part.name : null)
      for (const value of valuesOf(record, field.name)) {
        const text = textOf(field.type === 'group' ? partOf(value, part.name) : value)
        if (text.length <= longestOffered) add(place, text)
      }
    }
  }
  return [...terms.values()]
}

const longestOffered = 200

/** Whether what was entered in it is offered again. */
function isOffered(field: Field, part: Part): boolean {
  const isOtherColumn = field.name === otherColumnsField && part.name === 'column'
  const isOpenTerm = part.vocabulary !== undefined && vocabulary(part.vocabulary).isOpen
  return isOpenTerm || part.suggests === true || isOtherColumn
}

/** Name under which the values of a field, or of a part of it, are counted: that of the facet, if it is one. */
export function placeOf(field: string, part: string | null): string {
  if (part !== null) return `${field}.${part}`
  return facetNames.has(field) ? field : `${field}.`
}

/** Longer spans are of organisations and say little by their decades. */
const mostDecades = 12

function decadesOf(
  dates: readonly { readonly from: number | null; readonly to: number | null }[]
): readonly string[] {
  const decades = new Set<string>()
  for (const { from, to } of dates) {
    const [first, last] = [from ?? to, to ?? from]
    if (first === null || last === null) continue
    const begin = Math.floor(first / 100_000) * 10
    const end = Math.min(Math.floor(last / 100_000) * 10, begin + (mostDecades - 1) * 10)
    for (let decade = begin; decade <= end; decade += 10) decades.add(String(decade))
  }
  return [...decades]
}
