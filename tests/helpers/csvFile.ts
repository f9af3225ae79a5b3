import { parse } from 'csv-parse/sync'

type Cells = Readonly<Record<string, string>>

interface Reading {
  readonly delimiter?: string
  readonly recordDelimiter?: string
}

/** What a spreadsheet must not run has an apostrophe in front, which is no part of the text. */
function withoutGuard(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r\n|%'＝＋－＠])/, '')
}

/**
 * The rows of a CSV file as another program reads them: by column the cells that hold anything. Bars alone mark the
 * places of values that a group does not have.
 */
export function readRows(text: string, reading: Reading = {}): readonly Cells[] {
  const { delimiter = ',', recordDelimiter = '\r\n' } = reading
  const rows = parse(text, { delimiter, record_delimiter: recordDelimiter, bom: true })
  const [headers = [], ...others] = rows
  if (new Set(headers).size !== headers.length) throw new Error('Two columns have one name')
  return others.map(row =>
    Object.fromEntries(
      headers.flatMap((header, index) => {
        const cell = withoutGuard(row[index] ?? '')
        return /^\|*$/.test(cell) ? [] : [[header, cell] as const]
      })
    )
  )
}
