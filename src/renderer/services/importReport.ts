import { csvRow, defaultCsvFormat } from '../../shared/csv/write'
import type { MainProcess } from './main'

const format = { ...defaultCsvFormat, byteOrderMark: true }
const rowsAtOnce = 1000

/** Rows of a table that are had a page at a time. */
export interface TablePages {
  readonly header: readonly string[]
  readonly count: number
  page(from: number, count: number): Promise<readonly (readonly string[])[]>
}

/** Writes a table into a CSV file that the person chooses; null when the dialog was cancelled. */
export async function saveTable(
  { exports: files }: Pick<MainProcess, 'exports'>,
  name: string,
  { header, count, page }: TablePages
): Promise<string | null> {
  const target = await files.begin([name])
  if (!target) return null
  const { job } = target
  try {
    await files.write(job, 0, '\uFEFF' + csvRow(header, format))
    for (let from = 0; from < count; from += rowsAtOnce) {
      const rows = await page(from, rowsAtOnce)
      if (rows.length > 0) await files.write(job, 0, rows.map(row => csvRow(row, format)).join(''))
    }
    await files.finish(job)
    return target.shownPath
  } catch (error) {
    await files.abort(job)
    throw error
  }
}
