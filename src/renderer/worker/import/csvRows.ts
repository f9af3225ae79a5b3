import { createCsvParser } from '../../../shared/csv/parse'
import type { CsvIssue } from '../../../shared/csv/issue'
import type { ImportChunk } from '../../../shared/import/file'
import type { RawRow } from './outcome'

export interface CsvSource {
  readonly delimiter: string
  next(): Promise<ImportChunk>
  onIssue(issue: CsvIssue): void
  /** Bytes of the file read so far. */
  onRead(bytes: number): void
}

/** The rows of a file below its header, as they come; blank lines are left out. Those of tables come as rows. */
export async function* csvRowSource(source: CsvSource): AsyncGenerator<readonly RawRow[]> {
  let rows: RawRow[] = []
  let isHeader = true
  const parser = createCsvParser({
    delimiter: source.delimiter,
    onRow(cells, line) {
      const isBlank = cells.length === 1 && cells[0] === ''
      if (!isHeader && !isBlank) rows.push({ cells, line })
      isHeader = false
    },
    onIssue: issue => {
      source.onIssue(issue)
    }
  })
  for (;;) {
    const { text, rows: read, bytes, isEnd } = await source.next()
    if (read) rows.push(...read)
    else parser.write(text)
    if (isEnd && !read) parser.end()
    if (rows.length > 0) yield rows
    rows = []
    source.onRead(bytes)
    if (isEnd) return
  }
}
