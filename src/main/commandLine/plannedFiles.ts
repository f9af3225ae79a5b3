import { spreadsheetCsvFormat } from '../../shared/csv/write'
import { mostFilesOfExport } from '../../shared/exchange/calls'
import type { ExportContext } from '../../shared/exchange/context'
import type { ExportFormat, FilePlan } from '../../shared/exchange/format'
import { otherColumnNames } from '../../shared/exchange/csvColumns'
import { ExportError, planFiles, titledEntry } from '../../shared/exchange/planFiles'
import { groupedBy } from '../../shared/records/grouped'
import type { CatalogueRecord } from '../../shared/records/record'
import { Failure } from '../failure'

export interface FileOfRecords {
  readonly name: string
  readonly records: readonly CatalogueRecord[]
  readonly plan: FilePlan
}

/** Divides records that are in memory among the files of a format. */
export async function plannedFiles(
  format: ExportFormat,
  given: readonly CatalogueRecord[],
  { labelOf }: ExportContext
): Promise<readonly FileOfRecords[]> {
  const byId = new Map(given.map(record => [record.id, record]))
  const recordsOf = (ids: readonly string[]): CatalogueRecord[] =>
    ids.flatMap(id => byId.get(id) ?? [])
  const source = {
    entriesOf: (ids: readonly string[]) =>
      Promise.resolve(recordsOf(ids).map(record => titledEntry(record, labelOf(record.id)))),
    otherColumnsOf: (ids: readonly string[]) => Promise.resolve(otherColumnNames(recordsOf(ids)))
  }
  const wanted = given.filter(({ kind }) => format.kinds.includes(kind))
  const groups = groupedBy(wanted, ({ kind }) => kind)
  const byKind = new Map([...groups].map(([kind, records]) => [kind, records.map(({ id }) => id)]))
  const csv = { format: spreadsheetCsvFormat, withoutColumns: {} }
  try {
    const files = await planFiles(source, format, csv, byKind)
    return files.map(({ name, ids, plan }) => ({ name, plan, records: recordsOf(ids) }))
  } catch (error) {
    if (!(error instanceof ExportError)) throw error
    throw new Failure(error.code, `More than ${String(mostFilesOfExport)} files`, { cause: error })
  }
}
