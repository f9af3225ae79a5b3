import { csvRow, defaultCsvFormat } from '../../shared/csv/write'
import { piecesOf } from '../../shared/search/rowRanges'
import type { RowRanges } from '../../shared/search/rowRanges'
import type { CatalogueContext } from './catalogueContext'

const rowsInCall = 2000

/** The rows as CSV, with the columns as they are shown and their labels as the first row. */
export async function listCsv(
  index: Pick<CatalogueContext['index'], 'page'>,
  view: number,
  ranges: RowRanges,
  columns: readonly { readonly id: string; readonly label: string }[]
): Promise<string> {
  const ids = columns.map(({ id }) => id)
  const lines = [
    csvRow(
      columns.map(({ label }) => label),
      defaultCsvFormat
    )
  ]
  for (const { first, last } of piecesOf(ranges, rowsInCall)) {
    const rows = await index.page(view, first, last - first + 1, ids)
    for (const { cells } of rows) lines.push(csvRow(cells, defaultCsvFormat))
  }
  return lines.join('')
}
