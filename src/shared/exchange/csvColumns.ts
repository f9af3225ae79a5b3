import type { Kind } from '../records/kind'
import { fieldColumns, recordIdColumn, type CsvColumn } from './csvColumn'
import { figureColumns } from './figureColumns'

/**
 * The columns of a kind: id, its own fields, the common fields. Figures have their own order, one row per figure
 * and citation.
 */
export function csvColumns(kind: Kind): CsvColumn[] {
  if (kind.name === 'figure') return figureColumns(kind)
  return [recordIdColumn('id'), ...kind.fields.flatMap(fieldColumns)]
}
