import { checkAtomCsv } from '../atom/check'
import { authorityHeaders, isadHeaders } from '../atom/headers'
import { authorityCells, authorityKinds } from './atomAuthority'
import { isadCells } from './atomIsad'
import { atomRow, rowOf } from './atomTable'
import type { ExportContext } from './context'
import type { ExportFormat, FilePlan } from './format'
import { lossReporter } from './losses'
import type { Loss } from './losses'
import type { CatalogueRecord } from '../records/record'

type Cells = Record<string, string> | null
type Report = ReturnType<typeof lossReporter>

function atomFormat(
  headers: readonly string[],
  cellsOf: (
    record: CatalogueRecord,
    context: ExportContext,
    report: Report,
    plan: FilePlan
  ) => Cells
): Pick<ExportFormat, 'writer' | 'lossesOf' | 'group' | 'target' | 'extension' | 'fileOf'> {
  const noReport: Report = () => undefined
  return {
    group: 'archives',
    target: 'AtoM',
    extension: 'csv',
    fileOf: 'all',
    writer: plan => ({
      begin: () => atomRow(headers),
      record(record, context) {
        const cells = cellsOf(record, context, noReport, plan)
        return cells ? atomRow(rowOf(headers, cells)) : ''
      },
      end: () => ''
    }),
    lossesOf(record, context, plan) {
      const losses: Loss[] = []
      cellsOf(record, context, lossReporter(record.id, losses), plan)
      return losses
    }
  }
}

/** Authority records for AtoM, in the 29 columns of its template. A record without a name is left out. */
export const atomAuthorityExport: ExportFormat = {
  ...atomFormat(authorityHeaders, authorityCells),
  name: 'atomAuthority',
  kinds: authorityKinds,
  fileName: 'atom-authority-records.csv',
  check: text => checkAtomCsv('authority', text)
}

/** Units of description for AtoM, in the 56 columns of its template, parents above their children. */
export const atomIsadExport: ExportFormat = {
  ...atomFormat(isadHeaders, isadCells),
  name: 'atomIsad',
  kinds: ['document'],
  fileName: 'atom-isad-descriptions.csv',
  isTree: true,
  check: text => checkAtomCsv('isad', text)
}
