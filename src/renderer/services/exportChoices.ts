import { spreadsheetCsvFormat } from '../../shared/csv/write'
import type { CsvFormat } from '../../shared/csv/write'
import type { ExportFormat } from '../../shared/exchange/format'
import { kinds } from '../../shared/records/kinds'
import type { Kind } from '../../shared/records/kind'

/** How files are written; remembered from one export to the next. */
export interface ExportChoices {
  /** Name of the format. */
  readonly form: string
  readonly format: CsvFormat
  /** By kind the columns left out, so that a column of a newer version is not missed. */
  readonly withoutColumns: Readonly<Record<string, readonly string[]>>
}

/** What is exported: the list on the screen, the records selected in it, all records of one kind, or everything. */
export type ExportScope = 'list' | 'selected' | 'kind' | 'all'

export const defaultExportChoices: ExportChoices = {
  form: 'csv',
  format: spreadsheetCsvFormat,
  withoutColumns: {}
}

/** The kinds that a format has a place for. */
export function kindsOfFormat(format: ExportFormat): readonly Kind[] {
  return kinds.filter(({ name }) => format.kinds.includes(name))
}
