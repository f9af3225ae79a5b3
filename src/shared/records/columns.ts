import type { Json } from '../changeLog/changeset'
import { dateBounds } from '../dates/bounds'
import { vocabulary, type VocabularyName } from '../vocabularies/vocabularies'
import { displayField, displayValue, type LabelOf } from './display'
import { partsOf, type Field, type Part } from './field'
import type { Kind } from './kind'
import { recordTitle } from './title'
import { partOf, textOf, valuesOf, type CatalogueRecord } from './record'
import { asDate } from './typedValues'
import { words, type Locale, type Words } from './words'

export type SortKey = string | number | null

export interface Column {
  /** The field's name; `recordTitle` and `updatedAt` are no fields. */
  readonly id: string
  readonly label: Words
  readonly isDefault: boolean
  readonly isNumeric: boolean
  textOf(record: CatalogueRecord, locale: Locale, labelOf: LabelOf): string
  /** null sorts after everything else. */
  sortKeyOf(record: CatalogueRecord, locale: Locale, labelOf: LabelOf): SortKey
}

/** Their order means something: from draft to published, from very low to very high. */
const ranked: ReadonlySet<VocabularyName> = new Set(['statuses', 'confidences', 'ranks', 'levels'])

const titleColumn: Column = {
  id: 'recordTitle',
  label: words('Title', 'Название', 'Titel'),
  isDefault: true,
  isNumeric: false,
  textOf: recordTitle,
  sortKeyOf: (record, locale, labelOf) =>
    foldForSorting(recordTitle(record, locale, labelOf)) || null
}

const changedColumn: Column = {
  id: 'updatedAt',
  label: words('Changed', 'Изменено', 'Geändert'),
  isDefault: false,
  isNumeric: true,
  textOf: record => changedText(record.updatedAt),
  sortKeyOf: record => record.updatedAt
}

/** The time of a change, as tables show it. */
export function changedText(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ')
}

/** Every column a table of this kind can show: the title, the fields, the time of the last change. */
export function columnsOf(kind: Kind): Column[] {
  return [titleColumn, ...kind.fields.map(field => fieldColumn(kind, field)), changedColumn]
}

/** The columns shown until the user chooses others. */
export function defaultColumnsOf(kind: Kind): Column[] {
  return columnsOf(kind).filter(column => column.isDefault)
}

function fieldColumn(kind: Kind, field: Field): Column {
  const [main] = partsOf(field)
  return {
    id: field.name,
    label: field.label,
    isDefault: field.column === true,
    isNumeric: field.type === 'integer' || field.type === 'figureValue',
    textOf: (record, locale, labelOf) => displayField(kind, field.name, record, locale, labelOf),
    sortKeyOf(record, locale, labelOf) {
      const [first] = valuesOf(record, field.name)
      if (!main || first === undefined) return null
      const value = field.type === 'group' ? partOf(first, main.name) : first
      return sortKey(main, value, locale, labelOf)
    }
  }
}

function sortKey(part: Part, value: Json, locale: Locale, labelOf: LabelOf): SortKey {
  if (value === null) return null
  switch (part.type) {
    case 'integer':
      return typeof value === 'number' ? value : null
    case 'date':
      return dateKey(value)
    case 'figureValue':
      return figureKey(value)
    case 'term':
      if (part.vocabulary && ranked.has(part.vocabulary)) return rankOf(part.vocabulary, value)
  }
  return foldForSorting(displayValue(part, value, locale, labelOf)) || null
}

/** Whether values sort by a number rather than by their text. */
export function sortsByNumber({ type, vocabulary: name }: Part): boolean {
  const isRanked = type === 'term' && name !== undefined && ranked.has(name)
  return isRanked || type === 'date' || type === 'integer' || type === 'figureValue'
}

function dateKey(value: Json): SortKey {
  const date = asDate(value)
  if (!date) return null
  const { from, to } = dateBounds(date)
  return from ?? to
}

function figureKey(value: Json): SortKey {
  const parts = ['exact', 'lower', 'upper'].map(part => textOf(partOf(value, part)))
  const exact = parts.find(part => part !== '')
  return exact === undefined ? null : Number(exact)
}

function rankOf(name: VocabularyName, value: Json): SortKey {
  const rank = vocabulary(name)
    .terms()
    .findIndex(term => term.code === value)
  return rank === -1 ? null : rank
}

/** Case, accents of Latin letters and opening quotes do not count; numbers inside a text sort by value. */
export function foldForSorting(text: string): string {
  const lower = text.toLowerCase()
  return (hasNoMarks.test(lower) ? lower : withoutMarks(lower))
    .replaceAll('ё', 'е')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/\d+/g, digits => digits.padStart(8, '0'))
}

/** Latin, Cyrillic and Greek letters without diacritics, and Cyrillic letters that are whole with theirs. */
const hasNoMarks = /^[ -~«»–—№„“”’α-ωа-џ]*$/

function withoutMarks(lower: string): string {
  return lower
    .normalize('NFD')
    .replace(/([a-z])\p{M}+/gu, '$1')
    .normalize('NFC')
}
