import type { CsvFormat } from '../../shared/csv/write'
import { otherColumnNames } from '../../shared/exchange/csvColumns'
import { csvExport } from '../../shared/exchange/csvExport'
import type { Kind } from '../../shared/records/kind'
import { pageReader, slabsOf } from './exportFiles'
import { recordPages } from './exportRecords'
import type { ExportSource } from './exportRecords'

export interface CsvFileOptions {
  readonly kind: Kind
  readonly ids: readonly string[]
  readonly format: CsvFormat
  /** Headers of the columns left out. */
  readonly without: readonly string[]
  /** Columns of imported files that no field takes. */
  readonly others?: readonly string[]
}

/** The text of one CSV file, in slabs that end with a row; memory does not grow with the file. */
export function csvSlabs(
  source: ExportSource,
  { kind, ids, format, without, others = [] }: CsvFileOptions
): AsyncGenerator<string> {
  const file = { name: '', ids, plan: { kind, csv: format, without, others } }
  return slabsOf(csvExport, file, pageReader(source, csvExport, [file]))
}

/** The names of columns that imported records of these ids brought along, in the order in which they are met. */
export async function otherColumnsOf(
  source: ExportSource,
  ids: readonly string[]
): Promise<readonly string[]> {
  const names = new Set<string>()
  for await (const records of recordPages({ ...source, onRead: () => undefined }, ids))
    for (const name of otherColumnNames(records)) names.add(name)
  return [...names]
}
