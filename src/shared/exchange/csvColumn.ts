import { commonFields } from '../records/commonFields'
import type { Field, Part, ValueType } from '../records/field'
import { otherColumnsField } from '../records/otherColumns'

/** What of a value a column holds; a date, a reference and a figure need several columns. */
export type CsvAspect =
  | 'recordId'
  | 'text'
  | 'integer'
  | 'code'
  | 'id'
  | 'written'
  | 'edtf'
  | 'calendar'
  | 'exact'
  | 'state'
  | 'lower'
  | 'upper'
  | 'approximate'
  | 'readings'
  | 'citedSource'
  | 'citedSourceId'
  | 'citedLocator'
  | 'citedQuote'
  /** The text kept under the column's own name (`otherColumns`). */
  | 'other'

export interface CsvColumn {
  readonly header: string
  /** Name of the field; the record's own id has none. */
  readonly field: string
  /** Name of the part, in a group. */
  readonly part?: string
  readonly aspect: CsvAspect
  /** Several values stand in one cell, divided by `|`; the columns of a group are aligned by position. */
  readonly isRepeated: boolean
  /** A plain number there needs no guard against spreadsheet formulas. */
  readonly isNumeric: boolean
}

/** Aspects of a type of value, each with what is added to the column's name. */
const aspects: Readonly<Record<ValueType, readonly (readonly [CsvAspect, string])[]>> = {
  text: [['text', '']],
  longText: [['text', '']],
  term: [['text', '']],
  fieldName: [['text', '']],
  integer: [['integer', '']],
  reference: [
    ['code', ''],
    ['id', '_id']
  ],
  date: [
    ['written', ''],
    ['edtf', '_edtf'],
    ['calendar', '_calendar']
  ],
  figureValue: [
    ['exact', ''],
    ['written', '_text'],
    ['state', '_state'],
    ['lower', '_lower'],
    ['upper', '_upper'],
    ['approximate', '_approximate'],
    ['readings', '_readings']
  ]
}

const numeric: ReadonlySet<CsvAspect> = new Set(['integer', 'exact', 'lower', 'upper'])

/** The columns of the fields that every kind has, without the named ones. */
export function commonColumns(without: readonly string[]): CsvColumn[] {
  return commonFields.filter(field => !without.includes(field.name)).flatMap(fieldColumns)
}

/** Columns of imported files that no field takes, under the names they came with. */
export function otherColumnsNamed(names: readonly string[]): CsvColumn[] {
  return names.map(header => ({
    header,
    field: otherColumnsField,
    aspect: 'other',
    isRepeated: false,
    isNumeric: false
  }))
}

export function recordIdColumn(header: string): CsvColumn {
  return { header, field: '', aspect: 'recordId', isRepeated: false, isNumeric: false }
}

export function fieldColumns(field: Field): CsvColumn[] {
  if (field.name === otherColumnsField) return []
  const isRepeated = field.repeatable === true
  if (field.type !== 'group') {
    return aspects[field.type].map(([aspect, suffix]) =>
      columnOf(field.csv + suffix, { field: field.name, aspect, isRepeated })
    )
  }
  return (field.parts ?? []).flatMap((part, index) =>
    aspects[part.type].map(([aspect, suffix]) =>
      columnOf(partHeader(field, part, index) + suffix, {
        field: field.name,
        part: part.name,
        aspect,
        isRepeated
      })
    )
  )
}

export function columnOf(
  header: string,
  source: Pick<CsvColumn, 'field' | 'part' | 'aspect' | 'isRepeated'>
): CsvColumn {
  return { header, ...source, isNumeric: numeric.has(source.aspect) }
}

/** The main part has the group's own name. */
function partHeader(field: Field, part: Part, index: number): string {
  return index === 0 ? field.csv : `${field.csv}_${part.csv}`
}
