import type { CatalogueRecord } from '../records/record'
import type { ExportContext } from './context'
import type { ExportFormat, FilePlan } from './format'
import { lossReporter } from './losses'
import type { Loss, ReportLoss } from './losses'

/** The cells of a row by the names of their columns. */
export type Cells = Readonly<Record<string, string>>

/** The rows that a record makes. */
export type RowsOf = (
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss,
  plan: FilePlan
) => readonly Cells[]

/** A table in the columns of its target. `createRows` is called for each file: what was written before is known to it. */
export function cellsExport(
  headers: readonly string[],
  rowText: (cells: readonly string[]) => string,
  createRows: () => RowsOf
): Pick<ExportFormat, 'writer' | 'lossesOf'> {
  return {
    writer(plan) {
      const rowsOf = createRows()
      return {
        begin: () => rowText(headers),
        record: (record, context) =>
          rowsOf(record, context, () => undefined, plan)
            .map(cells => rowText(headers.map(header => cells[header] ?? '')))
            .join(''),
        end: () => ''
      }
    },
    lossesOf(record, context, plan) {
      const losses: Loss[] = []
      createRows()(record, context, lossReporter(record.id, losses), plan)
      return losses
    }
  }
}
