import { csvRow, type CsvFormat } from '../csv/write'
import type { ReportLoss } from './losses'

/** AtoM demands commas and LF, and would import a guard against formulas as text. */
const atomFormat: CsvFormat = {
  delimiter: ',',
  lineEnd: '\n',
  byteOrderMark: false,
  guard: 'exact'
}

export function atomRow(cells: readonly string[]): string {
  return csvRow(cells, atomFormat)
}

/** One of several values in a cell: AtoM divides at every `|` and knows no escape. */
export function atomValue(text: string, field: string, report: ReportLoss): string {
  const value = tidy(text)
  if (value.includes('|')) report(field, 'literalBar')
  return held(tidy(value.replaceAll('|', '/')), field, report)
}

/** A cell that AtoM does not divide. */
export function atomText(text: string, field: string, report: ReportLoss): string {
  return held(tidy(text), field, report)
}

function held(text: string, field: string, report: ReportLoss): string {
  return withoutNull(withoutEscapes(text, field, report), field, report)
}

export function joinAtomValues(values: readonly string[]): string {
  return values.filter(value => value !== '').join('|')
}

/** AtoM trims; a carriage return would be taken for the end of the row by its reader. */
function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim()
}

/** AtoM's reader takes a backslash before a quote, also before the one that ends the cell, for an escape. */
function withoutEscapes(text: string, field: string, report: ReportLoss): string {
  if (!/\\("|$)/.test(text)) return text
  report(field, 'literalBackslash')
  return text.replace(/\\+(?="|$)/g, escapes => '/'.repeat(escapes.length))
}

/** `NULL` stands for an empty place. */
function withoutNull(text: string, field: string, report: ReportLoss): string {
  if (!text.split('|').some(value => value.trim() === 'NULL')) return text
  report(field, 'literalNull')
  return text.replaceAll('NULL', 'Null')
}
