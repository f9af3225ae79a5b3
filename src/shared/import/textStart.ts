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
  const filled = rows.flatMap((cells, index) =>
    cells.length > 1 || cells[0] !== '' ? [{ cells, line: lines[index] ?? index + 1 }] : []
  )
  // Thousands of columns may stand in a line that does not end.
  if (!isWhole && filled.length < 2) return { header: [], rows: [], isTable: false }
  const [first, ...others] = isWhole || filled.length < 3 ? filled : filled.slice(0, -1)
  return {
    header: headerNames(first?.cells ?? []),
    rows: others.slice(0, rowsLookedAt),
    isTable: false
  }
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
