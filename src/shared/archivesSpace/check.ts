import { parseCsv } from '../csv/parse'
import type { ExportIssue } from '../exchange/format'
import {
  accessionColumns,
  archivalObjectColumns,
  archivalObjectMarker,
  digitalObjectColumns,
  digitalObjectMarker
} from './headers'

export type SpaceKind = 'archivalObject' | 'digitalObject' | 'accession'

interface Row {
  readonly number: number
  cell(column: string): string
}

type RowCheck = (row: Row, report: Report) => void
type Report = (check: string, column: string | null, message: string) => void

const levels =
  'class collection file fonds item otherlevel recordgrp series subfonds subgrp subseries'.split(
    ' '
  )
const checksums = ['md5', 'sha-1', 'sha-256', 'sha-384', 'sha-512']
const dateTypes = ['single', 'bulk', 'inclusive']
const isoDate = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

const expectedHeaders: Readonly<Record<SpaceKind, readonly string[]>> = {
  archivalObject: [archivalObjectMarker, ...archivalObjectColumns],
  digitalObject: [digitalObjectMarker, ...digitalObjectColumns],
  accession: accessionColumns
}

/** Columns of a date: its begin, its end, its type. */
const dates: Readonly<Record<SpaceKind, readonly (readonly [string, string, string, string])[]>> = {
  archivalObject: [
    ['begin_1', 'end_1', 'date_type_1', 'expression_1'],
    ['begin_2', 'end_2', 'date_type_2', 'expression_2']
  ],
  digitalObject: [
    ['begin', 'end', 'date_type', 'expression'],
    ['begin_2', 'end_2', 'date_type_2', 'expression_2']
  ],
  accession: [
    ['date_1_begin', 'date_1_end', 'date_1_type', 'date_1_expression'],
    ['date_2_begin', 'date_2_end', 'date_2_type', 'date_2_expression']
  ]
}

/** Checks a CSV file for ArchivesSpace by the rules of its import jobs, those that it drops values by among them. */
export function checkSpaceCsv(kind: SpaceKind, text: string): readonly ExportIssue[] {
  const issues: ExportIssue[] = []
  const { rows, issues: unread } = parseCsv(text, ',')
  const [header = [], ...records] = rows
  const report = (row: number | null, check: string, column: string | null, message: string) =>
    issues.push({ check, level: 'error', row, column, message })
  for (const issue of unread) report(null, 'syntax', null, issue.message)
  const expected = expectedHeaders[kind]
  if (header.join() !== expected.join())
    report(1, 'header', null, 'The columns are not those of the template')
  const checks = [...checksOf[kind](), dateCheck(kind), booleanCheck(expected)]
  for (const [index, cells] of records.entries()) {
    const number = index + 2
    if (cells.length !== header.length)
      report(number, 'columnCount', null, `${String(cells.length)} cells`)
    const row = { number, cell: (column: string) => cells[header.indexOf(column)] ?? '' }
    for (const check of checks) {
      check(row, (name, column, message) => report(number, name, column, message))
    }
  }
  return issues
}

const checksOf: Readonly<Record<SpaceKind, () => readonly RowCheck[]>> = {
  archivalObject: () => [markerCheck(archivalObjectMarker), hierarchyCheck(), requiredCheck],
  digitalObject: () => [
    markerCheck(digitalObjectMarker),
    uniqueCheck('digital_object_id'),
    fileCheck
  ],
  accession: () => [
    ({ cell }, report) => {
      if (!isoDate.test(cell('accession_accession_date')))
        report('required', 'accession_accession_date', 'An accession needs its date')
      if (cell('accession_number_1') === '')
        report('required', 'accession_number_1', 'An accession needs its number')
    },
    uniqueCheck('accession_number_1')
  ]
}

/** A row with text in the first column is taken for a header. */
function markerCheck(column: string): RowCheck {
  return ({ cell }, report) => {
    if (cell(column) !== '') report('marker', column, 'The first cell must be empty')
  }
}

/** At least 1, and at most one deeper than the row before. */
function hierarchyCheck(): RowCheck {
  let before = 0
  return ({ cell }, report) => {
    const depth = Number(cell('hierarchy'))
    if (!Number.isInteger(depth) || depth < 1)
      report('hierarchy', 'hierarchy', 'The hierarchy is no number from 1 on')
    else if (depth > before + 1)
      report('hierarchy', 'hierarchy', `${String(depth)} stands below ${String(before)}`)
    before = depth
  }
}

const requiredCheck: RowCheck = ({ cell }, report) => {
  const level = cell('level')
  if (!levels.includes(level))
    report('vocabulary', 'level', `ArchivesSpace has no level “${level}”`)
  if (level === 'otherlevel' && cell('other_level') === '')
    report('required', 'other_level', 'The level has no name')
  if (cell('title') === '' && cell('begin_1') === '' && cell('expression_1') === '')
    report('required', 'title', 'There is neither a title nor a date')
  if (cell('ead') === '' && cell('res_uri') === '')
    report('required', 'ead', 'The resource is not named')
}

const fileCheck: RowCheck = ({ cell }, report) => {
  if (cell('ao_ref_id') === '' && cell('ao_uri') === '')
    report('required', 'ao_ref_id', 'The archival object is not named')
  const method = cell('rep_checksum_method')
  if (method !== '' && !checksums.includes(method))
    report('vocabulary', 'rep_checksum_method', `There is no method “${method}”`)
}

function uniqueCheck(column: string): RowCheck {
  const seen = new Map<string, number>()
  return ({ cell, number }, report) => {
    const value = cell(column)
    const before = seen.get(value)
    if (value !== '' && before !== undefined)
      report('unique', column, `Row ${String(before)} has “${value}” too`)
    else seen.set(value, number)
  }
}

function dateCheck(kind: SpaceKind): RowCheck {
  return ({ cell }, report) => {
    for (const [beginColumn, endColumn, typeColumn, expressionColumn] of dates[kind]) {
      const [begin, end, type] = [cell(beginColumn), cell(endColumn), cell(typeColumn)]
      for (const [column, value] of [
        [beginColumn, begin],
        [endColumn, end]
      ] as const) {
        if (value !== '' && !isoDate.test(value))
          report('date', column, `“${value}” is dropped: no date of ISO 8601`)
      }
      const length = Math.min(begin.length, end.length)
      if (length > 0 && end.slice(0, length) < begin.slice(0, length))
        report('dateOrder', endColumn, 'The end lies before the begin')
      const isStated = begin !== '' || end !== '' || cell(expressionColumn) !== ''
      if (isStated && !dateTypes.includes(type))
        report('vocabulary', typeColumn, `There is no date type “${type}”`)
    }
  }
}

/** "yes" is false. */
function booleanCheck(columns: readonly string[]): RowCheck {
  const booleans = columns.filter(column => /publish$|restrictions_flag$|^p_/.test(column))
  return ({ cell }, report) => {
    for (const column of booleans) {
      if (!['', 't', 'f'].includes(cell(column)))
        report('boolean', column, `“${cell(column)}” is taken for false`)
    }
  }
}
