import { csvRow, csvStart, defaultCsvFormat } from '../csv/write'
import type { DateValue } from '../dates/types'
import type { Finding } from './checks'
import type { FigureValue } from './value'

/** A finding with its words. */
export interface WordedFinding extends Finding {
  readonly checkLabel: string
  readonly sentence: string
  readonly subjectTitle: string
  readonly subjectCode: string
  readonly measure: string
  readonly value: FigureValue | null
  readonly unit: string
  readonly asOf: DateValue | null
  readonly dismissed: string | null
}

const header = [
  'check',
  'check_label',
  'remark',
  'figure_id',
  'subject',
  'subject_code',
  'measure',
  'value',
  'value_text',
  'unit',
  'as_of',
  'found',
  'dismissed_reason'
]

/** One row for each finding; a spreadsheet opens it safely. */
export function csvOfFindings(findings: readonly WordedFinding[]): string {
  const rows = findings.map(finding => [
    finding.check,
    finding.checkLabel,
    finding.sentence,
    finding.figure,
    finding.subjectTitle,
    finding.subjectCode,
    finding.measure,
    finding.value?.exact ?? '',
    finding.value?.written ?? '',
    finding.unit,
    finding.asOf?.edtf ?? finding.asOf?.written ?? '',
    finding.found,
    finding.dismissed ?? ''
  ])
  return csvText([header, ...rows])
}

/** A whole table as CSV; numbers stay numbers. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return (
    csvStart(defaultCsvFormat) + rows.map(row => csvRow(row, defaultCsvFormat, () => true)).join('')
  )
}
