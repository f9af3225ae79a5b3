import { readFile } from 'node:fs/promises'
import readWorkbookFile from 'read-excel-file/node'
import { headerIndex, isBlankRow } from '../../shared/csv/headerRow'
import type { ImportRow } from '../../shared/import/file'
import { linesAbove } from '../../shared/import/textStart'
import { Failure } from '../failure'
import { checkWorkbook } from './workbookLimits'
import type { LoadedTable } from './messages'

/** Kept as the text of the file, not as a number, which would round it. */
interface NumberText {
  readonly number: string
}

/** Reads a sheet of a workbook: text as it stands, numbers as stored, dates in ISO 8601, formulas as their last value. */
export async function readWorkbook(path: string, sheet: number): Promise<LoadedTable> {
  await checkWorkbook(path)
  const sheets = await readSheets(path)
  const chosen = sheets[sheet] ?? sheets[0]
  const rows = (chosen?.data ?? []).map(cells => (cells as readonly unknown[]).map(cellText))
  const first = headerIndex(rows)
  const header = withoutBlankEnd(rows[first] ?? [])
  const below = rows.slice(first + 1).map((cells, index): ImportRow => ({
    line: first + index + 2,
    cells: padded(cells, header.length)
  }))
  return {
    sheets: sheets.map(({ sheet: name }) => name),
    header,
    above: linesAbove(rows.slice(0, Math.max(0, first))),
    rows: first === -1 ? [] : below.filter(({ cells }) => !isBlankRow(cells)),
    issues: []
  }
}

async function readSheets(path: string) {
  try {
    return await readWorkbookFile(await readFile(path), {
      trim: false,
      parseNumber: (text): NumberText => ({ number: text })
    })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause)
    throw new Failure('workbookUnreadable', `The workbook cannot be read: ${reason}`, { cause })
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) return dateText(value)
  return numberText((value as NumberText).number)
}

/** A number is stored with up to 17 digits, of which a person entered at most 15. */
function numberText(stored: string): string {
  const digits = stored.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '')
  if (digits.length <= 15 && !/e/i.test(stored)) return stored
  const rounded = Number(Number(stored).toPrecision(15))
  return /e/.test(String(rounded)) ? BigInt(Math.round(rounded)).toString() : String(rounded)
}

/** A time of its own lies on the day before the first. */
function dateText(date: Date): string {
  const [day = '', time = ''] = date.toISOString().split('T')
  const clock = time.slice(0, time.startsWith('00:00:00', 0) ? 0 : 8).replace(/:00$/, '')
  if (clock === '') return day
  return day.startsWith('1899-12-3') ? clock : `${day}T${clock}`
}

function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex(cell => cell.trim() !== '') + 1)
}

/** Cells beyond the header stay, so that they are pointed at; blank ones do not. */
function padded(cells: readonly string[], length: number): readonly string[] {
  const filled = cells.slice(0, Math.max(length, cells.findLastIndex(cell => cell !== '') + 1))
  return [...filled, ...Array<string>(Math.max(0, length - filled.length)).fill('')]
}
