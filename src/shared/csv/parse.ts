import type { CsvIssue, CsvIssueKind } from './issue'

export interface CsvParserOptions {
  readonly delimiter: string
  /** `line` is the line of the file, from 1, on which the row begins. */
  readonly onRow: (cells: string[], line: number) => void
  readonly onIssue?: (issue: CsvIssue) => void
}

export interface CsvParser {
  readonly write: (chunk: string) => void
  readonly end: () => void
}

/** No row of a table is longer: one without an end must not take the whole file into memory. */
const longestRow = 32_000_000
/** What an empty cell takes of that. */
const lengthOfCell = 16

type Mode = 'start' | 'bare' | 'quoted' | 'afterQuote' | 'given up'

interface State {
  readonly delimiterCode: number
  readonly onRow: (cells: string[], line: number) => void
  readonly report: (kind: CsvIssueKind, line: number, message: string) => void
  mode: Mode
  cells: string[]
  /** Of the cells, in characters. */
  rowLength: number
  /** The beginning of the current cell that an earlier chunk or an earlier part of a quoted cell brought. */
  held: string
  line: number
  rowLine: number
  quoteLine: number
  strayQuoteSeen: boolean
  /** Blanks before the quote that opens the cell, and behind the one that closes it. */
  blanksBefore: number
  blanksBehind: number
  /** A CR was the last character: an LF that follows belongs to it, also in the next chunk. */
  afterReturn: boolean
}

const quote = 0x22
const blank = 0x20
const lineFeed = 0x0a
const carriageReturn = 0x0d

/** Reads CSV in chunks cut anywhere. It reports what is wrong and reads on; it never throws. */
export function createCsvParser(options: CsvParserOptions): CsvParser {
  const state: State = {
    delimiterCode: options.delimiter.charCodeAt(0),
    onRow: options.onRow,
    report: (kind, line, message) =>
      options.onIssue?.({ kind, line, column: state.cells.length + 1, message }),
    mode: 'start',
    cells: [],
    rowLength: 0,
    held: '',
    line: 1,
    rowLine: 1,
    quoteLine: 1,
    strayQuoteSeen: false,
    blanksBefore: 0,
    blanksBehind: 0,
    afterReturn: false
  }
  let isFirst = true
  return {
    write(chunk) {
      if (chunk === '') return
      const hasMark = isFirst && chunk.charCodeAt(0) === 0xfeff
      isFirst = false
      readChunk(state, chunk, hasMark ? 1 : 0)
    },
    end: () => endInput(state)
  }
}

function readChunk(state: State, chunk: string, from: number): void {
  let index = from
  while (index < chunk.length) {
    if (state.mode === 'start') index = readStart(state, chunk, index)
    else if (state.mode === 'bare') index = readBare(state, chunk, index)
    else if (state.mode === 'quoted') index = readQuoted(state, chunk, index)
    else if (state.mode === 'given up') return
    else index = readAfterQuote(state, chunk, index)
  }
  if (state.rowLength + state.held.length + state.blanksBehind > longestRow) giveUp(state)
}

function readStart(state: State, chunk: string, index: number): number {
  const code = chunk.charCodeAt(index)
  if (state.afterReturn) {
    state.afterReturn = false
    if (code === lineFeed) return index + 1
  }
  if (code === quote) {
    openQuote(state, 0)
    return index + 1
  }
  return readBare(state, chunk, index)
}

function openQuote(state: State, blanksBefore: number): void {
  state.mode = 'quoted'
  state.held = ''
  state.quoteLine = state.line
  state.blanksBefore = blanksBefore
}

function readBare(state: State, chunk: string, from: number): number {
  const { delimiterCode } = state
  let index = from
  for (; index < chunk.length; index++) {
    const code = chunk.charCodeAt(index)
    if (code === delimiterCode || code === lineFeed || code === carriageReturn) {
      const text = chunk.slice(from, index)
      endCell(state, state.held === '' ? text : state.held + text)
      if (code !== delimiterCode) endRow(state, code)
      return index + 1
    }
    if (code !== quote) continue
    const before = state.strayQuoteSeen ? null : state.held + chunk.slice(from, index)
    if (before !== null && /^ *$/.test(before)) {
      openQuote(state, before.length)
      return index + 1
    }
    reportStrayQuote(state)
  }
  state.mode = 'bare'
  state.held += chunk.slice(from)
  return index
}

function readQuoted(state: State, chunk: string, from: number): number {
  const end = chunk.indexOf('"', from)
  const text = end === -1 ? chunk.slice(from) : chunk.slice(from, end)
  if (state.blanksBefore > 0 && /[\r\n]/.test(text)) {
    takeAsBare(state, '')
    return from
  }
  countLines(state, text)
  state.held += text
  if (end === -1) return chunk.length
  state.mode = 'afterQuote'
  return end + 1
}

/**
 * A quote behind blanks opens a cell only where it is closed at its end, in the same line: `a, "b, c", d`. Any other
 * is a stray one, and the cell is read again as a bare one.
 */
function takeAsBare(state: State, closing: string): void {
  const opened = ' '.repeat(state.blanksBefore) + '"'
  const text = opened + state.held.replaceAll('"', '""') + closing
  state.blanksBefore = 0
  reportStrayQuote(state)
  const cells = text.split(String.fromCharCode(state.delimiterCode))
  const last = cells.pop() ?? ''
  for (const cell of cells) endCell(state, cell)
  state.held = last
  state.strayQuoteSeen = true
  state.mode = 'bare'
}

/** What follows belongs to rows that cannot be told apart. */
function giveUp(state: State): void {
  if (state.mode === 'quoted') reportUnclosedQuote(state)
  else state.report('rowTooLong', state.rowLine, 'A row begins here and does not end')
  endCell(state, state.held)
  endRow(state, lineFeed)
  state.mode = 'given up'
}

function readAfterQuote(state: State, chunk: string, index: number): number {
  state.afterReturn = false
  const code = chunk.charCodeAt(index)
  if (code === quote && state.blanksBehind === 0) {
    state.held += '"'
    state.mode = 'quoted'
    return index + 1
  }
  if (code === blank && code !== state.delimiterCode) {
    state.blanksBehind++
    return index + 1
  }
  const isEnd = code === state.delimiterCode || code === lineFeed || code === carriageReturn
  if (!isEnd) takeTextBehind(state)
  return readBare(state, chunk, index)
}

function takeTextBehind(state: State): void {
  const blanks = ' '.repeat(state.blanksBehind)
  state.blanksBehind = 0
  if (state.blanksBefore > 0) return takeAsBare(state, `"${blanks}`)
  state.held += blanks
  state.report('textAfterQuote', state.line, 'Text follows the closing quote of the cell')
  state.strayQuoteSeen = true
}

function reportUnclosedQuote(state: State): void {
  state.report('unclosedQuote', state.quoteLine, 'A quote is opened here and never closed')
}

function reportStrayQuote(state: State): void {
  if (state.strayQuoteSeen) return
  state.strayQuoteSeen = true
  state.report('strayQuote', state.line, 'A quote stands inside an unquoted cell')
}

/** Lines inside a quoted cell; a CRLF counts once, also when a chunk ends between its halves. */
function countLines(state: State, text: string): void {
  if (text === '') return
  if (!text.includes('\n') && !text.includes('\r')) {
    state.afterReturn = false
    return
  }
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === carriageReturn || (code === lineFeed && !state.afterReturn)) state.line++
    state.afterReturn = code === carriageReturn
  }
}

function endCell(state: State, text: string): void {
  state.cells.push(text)
  state.rowLength += text.length + lengthOfCell
  state.held = ''
  state.mode = 'start'
  state.strayQuoteSeen = false
  state.blanksBefore = 0
  state.blanksBehind = 0
}

function endRow(state: State, code: number): void {
  state.afterReturn = code === carriageReturn
  const { cells, rowLine } = state
  state.cells = []
  state.rowLength = 0
  state.line++
  state.rowLine = state.line
  state.onRow(cells, rowLine)
}

function endInput(state: State): void {
  if (state.mode === 'given up') return
  if (state.mode === 'start' && state.cells.length === 0) return
  if (state.mode === 'quoted' && state.blanksBefore > 0) takeAsBare(state, '')
  if (state.mode === 'quoted') reportUnclosedQuote(state)
  endCell(state, state.held)
  endRow(state, lineFeed)
}

export interface ParsedCsv {
  readonly rows: string[][]
  /** The line on which each row begins. */
  readonly lines: number[]
  readonly issues: CsvIssue[]
}

export function parseCsv(text: string, delimiter: string): ParsedCsv {
  const parsed: ParsedCsv = { rows: [], lines: [], issues: [] }
  const parser = createCsvParser({
    delimiter,
    onRow(cells, line) {
      parsed.rows.push(cells)
      parsed.lines.push(line)
    },
    onIssue: issue => parsed.issues.push(issue)
  })
  parser.write(text)
  parser.end()
  return parsed
}
