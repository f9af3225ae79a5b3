import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { unguardCell } from '../../../../src/shared/csv/guard'
import { parseCsv } from '../../../../src/shared/csv/parse'
import {
  csvRow,
  csvStart,
  defaultCsvFormat,
  type CsvFormat
} from '../../../../src/shared/csv/write'
import { createRandom, randomCell } from './random'

const exact: CsvFormat = { ...defaultCsvFormat, guard: 'exact' }

function randomRows(count: number, seed: number): string[][] {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => Array.from({ length: 4 }, () => randomCell(random)))
}

function readIndependently(text: string, format: CsvFormat): string[][] {
  return parse(text, {
    delimiter: format.delimiter,
    bom: format.byteOrderMark,
    record_delimiter: format.lineEnd
  })
}

describe('csvRow', () => {
  it('writes plain cells as they are', () => {
    expect(csvRow(['a', 'б', '12'], defaultCsvFormat)).toBe('a,б,12\n')
  })

  it('quotes delimiters, quotes, line ends and edge blanks', () => {
    const cells = ['a,b', 'say "x"', 'two\nlines', ' edge', 'edge\u00a0', 'a;b']
    const row = '"a,b","say ""x""","two\nlines"," edge","edge\u00a0",a;b\n'
    expect(csvRow(cells, exact)).toBe(row)
  })

  it('quotes by the delimiter of the format', () => {
    const semicolon: CsvFormat = { ...exact, delimiter: ';', lineEnd: '\r\n' }
    expect(csvRow(['a;b', 'a,b'], semicolon)).toBe('"a;b";a,b\r\n')
    expect(csvRow(['a\tb', 'a,b'], { ...exact, delimiter: '\t' })).toBe('"a\tb"\ta,b\n')
  })

  it('keeps a row of one empty cell visible', () => {
    expect(csvRow([''], exact)).toBe('""\n')
    expect(csvRow(['', ''], exact)).toBe(',\n')
  })

  it('leaves plain numbers bare in numeric columns only', () => {
    const numeric = (index: number): boolean => index === 0
    expect(csvRow(['-5', '-5'], defaultCsvFormat, numeric)).toBe("-5,'-5\n")
    expect(csvRow(['-5+1', '=1'], defaultCsvFormat, numeric)).toBe("'-5+1,'=1\n")
  })

  it('writes a byte order mark only where asked for', () => {
    expect(csvStart(defaultCsvFormat)).toBe('')
    expect(csvStart({ ...defaultCsvFormat, byteOrderMark: true })).toBe('\uFEFF')
  })

  it('brings back 100,000 random rows and leaves no formula for a spreadsheet', () => {
    const rows = randomRows(100_000, 90)
    const text = rows.map(row => csvRow(row, defaultCsvFormat)).join('')
    const read = readIndependently(text, defaultCsvFormat)
    const failures = rows.filter((row, at) =>
      row.some((cell, column) => unguardCell(read[at]?.[column] ?? '?') !== cell)
    )
    const formulas = read.flat().filter(cell => /^[=+\-@\t\0\r\n|%＝＋－＠]/.test(cell))
    expect(read).toHaveLength(rows.length)
    expect(failures).toEqual([])
    expect(formulas).toEqual([])
  })

  it('brings back a single column with its empty cells', () => {
    const rows = randomRows(5_000, 4).map(([cell = '']) => [cell])
    const text = rows.map(row => csvRow(row, defaultCsvFormat)).join('')
    const read = readIndependently(text, defaultCsvFormat)
    expect(read.map(cells => cells.map(unguardCell))).toEqual(rows)
    expect(rows.filter(([cell]) => cell === '').length).toBeGreaterThan(100)
  })

  it.each<CsvFormat>([
    { delimiter: ';', lineEnd: '\r\n', byteOrderMark: true, guard: 'exact' },
    { delimiter: '\t', lineEnd: '\n', byteOrderMark: false, guard: 'safe' },
    { delimiter: ',', lineEnd: '\r\n', byteOrderMark: true, guard: 'safe' }
  ])('comes back alike through both readers: $delimiter $guard', format => {
    const rows = randomRows(5_000, 17)
    const text = csvStart(format) + rows.map(row => csvRow(row, format)).join('')
    const restore = (cells: string[]): string[] =>
      format.guard === 'safe' ? cells.map(unguardCell) : cells
    expect(readIndependently(text, format).map(restore)).toEqual(rows)
    expect(parseCsv(text, format.delimiter).rows.map(restore)).toEqual(rows)
  })
})
