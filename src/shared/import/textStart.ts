import { headerIndex, isBlankRow } from '../csv/headerRow'
import { parseCsv } from '../csv/parse'
import { headerNames } from './headerNames'
import type { FileStart } from './planFor'
import { areRecordLines, recordKinds, rowOfRecordLine } from './recordLines'
import type { SourceRow } from './sourceRow'

/** Rows by which it is guessed what the columns of a file mean. */
const rowsLookedAt = 200

/** The beginning of a text: a table, or our own records. Unless it is the whole file, it ends somewhere within a row. */
export function startOfText(sample: string, delimiter: string, isWhole: boolean): FileStart {
  if (areRecordLines(sample)) return startOfRecords(sample)
  const { rows, lines } = parseCsv(sample, delimiter)
  const at = headerIndex(rows)
  const below = rows.flatMap((cells, index) =>
    index > at && !isBlankRow(cells) ? [{ cells, line: lines[index] ?? index + 1 }] : []
  )
  // Thousands of columns may stand in a line that does not end.
  if (!isWhole && below.length === 0) return { header: [], rows: [], isTable: false }
  return {
    header: headerNames(rows[at] ?? []),
    headerLine: lines[at] ?? 1,
    above: linesAbove(rows.slice(0, Math.max(0, at))),
    rows: (isWhole || below.length < 2 ? below : below.slice(0, -1)).slice(0, rowsLookedAt),
    isTable: false
  }
}

/** What stands above the header, a text for each line. */
export function linesAbove(rows: readonly (readonly string[])[]): readonly string[] {
  return rows
    .map(cells => cells.filter(cell => cell.trim() !== '').join(' '))
    .filter(text => text !== '' && !/^sep=.?$/i.test(text))
}

function startOfRecords(sample: string): FileStart {
  const rows = sample
    .split('\n')
    .slice(0, rowsLookedAt)
    .flatMap((text, at) => rowOfRecordLine(text, at + 1) ?? [])
    .filter(row => row.kind !== undefined)
  // Those at hand first; the others may come further down.
  const isHere = (name: string): boolean => rows.some((row: SourceRow) => row.kind === name)
  const kinds = [
    ...recordKinds.filter(({ kind }) => isHere(kind)),
    ...recordKinds.filter(({ kind }) => !isHere(kind))
  ]
  return { header: [], rows, kinds, isTable: false, areRecords: true }
}
