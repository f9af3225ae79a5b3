import { otherColumnsField } from '../records/otherColumns'
import { partOf, textOf, valuesOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import type { Kind } from '../records/kind'
import { fieldColumns, otherColumnsNamed, recordIdColumn, type CsvColumn } from './csvColumn'
import { figureColumns } from './figureColumns'

/**
 * The columns of a kind: id, its own fields, the common fields, and the other columns of these names. Figures have
 * their own order, one row per figure and citation.
 */
export function csvColumns(kind: Kind, others: readonly string[] = []): CsvColumn[] {
  const own =
    kind.name === 'figure'
      ? figureColumns(kind)
      : [recordIdColumn('id'), ...kind.fields.flatMap(fieldColumns)]
  const taken = new Set(own.map(({ header }) => header))
  return [...own, ...otherColumnsNamed(others.filter(name => !taken.has(name)))]
}

/** The columns of imported files that these records keep, in the order in which they are met. */
export function otherColumnNames(records: readonly CatalogueRecord[]): string[] {
  const names = records.flatMap(record =>
    valuesOf(record, otherColumnsField).map(value => textOf(partOf(value, 'column')))
  )
  return [...new Set(names)].filter(name => name !== '')
}
