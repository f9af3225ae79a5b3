import { fieldOf, type Kind } from '../records/kind'
import {
  columnOf,
  commonColumns,
  fieldColumns,
  recordIdColumn,
  type CsvAspect,
  type CsvColumn
} from './csvColumn'

/** The field whose elements become rows. */
export const citationsField = 'citations'

/**
 * Figures in long form: one row per figure and citation. The first columns are the agreed ones, in their order; what
 * else is needed to read the file back follows.
 */
export function figureColumns(kind: Kind): CsvColumn[] {
  const of = (name: string): CsvColumn[] => {
    const field = fieldOf(kind, name)
    return field ? fieldColumns(field) : []
  }
  const pick = (name: string, aspect: CsvAspect, header: string): CsvColumn[] =>
    of(name)
      .filter(column => column.aspect === aspect)
      .map(column => ({ ...column, header }))
  return [
    recordIdColumn('figure_id'),
    citationColumn('citation_id', 'id', 'citation'),
    ...pick('subject', 'code', 'subject'),
    ...of('measure'),
    ...pick('value', 'exact', 'value'),
    ...pick('value', 'written', 'value_text'),
    ...pick('value', 'state', 'value_state'),
    ...pick('value', 'lower', 'lower'),
    ...pick('value', 'upper', 'upper'),
    ...pick('value', 'approximate', 'approximate'),
    ...of('unit'),
    ...pick('asOf', 'edtf', 'as_of'),
    ...pick('accordingTo', 'code', 'according_to'),
    ...of('method'),
    ...of('rank'),
    ...of('rankReason'),
    citationColumn('source', 'citedSource'),
    citationColumn('locator', 'citedLocator'),
    citationColumn('quote', 'citedQuote'),
    ...pick('subject', 'id', 'subject_id'),
    ...pick('accordingTo', 'id', 'according_to_id'),
    citationColumn('source_id', 'citedSourceId'),
    ...pick('asOf', 'written', 'as_of_written'),
    ...pick('asOf', 'calendar', 'as_of_calendar'),
    ...of('scope'),
    ...pick('value', 'readings', 'value_readings'),
    citationColumn('cited_field', 'text', 'field'),
    ...of('dismissedChecks'),
    ...commonColumns([citationsField])
  ]
}

/** A row has one citation, therefore one value. */
function citationColumn(header: string, aspect: CsvAspect, part?: string): CsvColumn {
  const source = { field: citationsField, aspect, isRepeated: false }
  return columnOf(header, part === undefined ? source : { ...source, part })
}
