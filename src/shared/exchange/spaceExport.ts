import { checkSpaceCsv } from '../archivesSpace/check'
import type { SpaceKind } from '../archivesSpace/check'
import {
  accessionColumns,
  archivalObjectColumns,
  archivalObjectMarker,
  digitalObjectColumns,
  digitalObjectMarker
} from '../archivesSpace/headers'
import { csvRow } from '../csv/write'
import type { CsvFormat } from '../csv/write'
import type { CatalogueRecord } from '../records/record'
import { cellsExport } from './cellsExport'
import type { RowsOf } from './cellsExport'
import type { ExportFormat, FilePlan } from './format'
import { accessionCells } from './spaceAccession'
import { archivalObjectCells, codeOrId, isResource, resourceOf } from './spaceArchivalObject'
import type { ResourceOfFile } from './spaceArchivalObject'
import { digitalObjectRows } from './spaceDigitalObject'

const format: CsvFormat = { delimiter: ',', lineEnd: '\r\n', byteOrderMark: false, guard: 'exact' }

function spaceFormat(
  name: string,
  kind: SpaceKind,
  headers: readonly string[],
  createRows: () => RowsOf
): ExportFormat {
  return {
    name,
    group: 'archives',
    target: 'ArchivesSpace',
    kinds: ['document'],
    extension: 'csv',
    fileOf: kind === 'accession' ? 'all' : 'tree',
    fileName: 'archivesspace-accessions.csv',
    isTree: true,
    ...cellsExport(headers, cells => csvRow(cells, format), createRows),
    check: text => checkSpaceCsv(kind, text)
  }
}

/** The first record of a file is the top of its tree; losses are asked for record by record, of which none is. */
function createResource(): (record: CatalogueRecord, plan: FilePlan) => ResourceOfFile {
  let resource: ResourceOfFile | undefined
  return (record, plan) => (resource ??= resourceOf(record, plan))
}

/** One file for each resource, whose units follow their parents. */
export const archivalObjectExport = spaceFormat(
  'spaceArchivalObject',
  'archivalObject',
  [archivalObjectMarker, ...archivalObjectColumns],
  () => {
    const resourceFor = createResource()
    return (record, context, report, plan) => {
      const resource = resourceFor(record, plan)
      if (!isResource(record, plan))
        return [archivalObjectCells(record, context, report, plan, resource)]
      report('level', 'resourceItself')
      return []
    }
  }
)

/** The scans of the units, imported after the archival objects, which they name by their ids. */
export const digitalObjectExport = spaceFormat(
  'spaceDigitalObject',
  'digitalObject',
  [digitalObjectMarker, ...digitalObjectColumns],
  () => {
    const resourceFor = createResource()
    return (record, context, report, plan) => {
      const { ead } = resourceFor(record, plan)
      return digitalObjectRows(record, context, report, ead)
    }
  }
)

/** Units without a parent, each with its creator as agent. */
export const accessionExport = spaceFormat('spaceAccession', 'accession', accessionColumns, () => {
  const seen = new Set<string>()
  return (record, context, report, { outline }) => {
    if ((outline?.places.get(record.id)?.depth ?? 0) > 0) return []
    const cells = accessionCells(record, context, report)
    const number = codeOrId(record)
    const isTaken = seen.has(number)
    seen.add(number)
    // A number is given once only.
    return [isTaken ? { ...cells, accession_number_1: record.id } : cells]
  }
})
