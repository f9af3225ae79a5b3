import { rowOfRecordLine, unreadableLine } from '../recordLines'
import type { SourceRow } from '../sourceRow'
import type { FileChunks } from './fileChunks'

/** No record is longer: a line that never ends must not take the whole file into memory. */
const longestLine = 32_000_000
const shownOfLong = 1000

/** The records of our own NDJSON, line by line. */
export async function* recordRowSource(
  file: FileChunks,
  longest = longestLine
): AsyncGenerator<readonly SourceRow[]> {
  /** The beginning of a line whose end a later chunk brings; null: it is too long already. */
  let rest: string | null = ''
  let line = 0
  for (;;) {
    const { text, bytes, isEnd } = await file.next()
    const lines = text.split('\n')
    const open = isEnd ? '' : (lines.pop() ?? '')
    const rows: SourceRow[] = []
    for (const end of lines) {
      line++
      const row = rest === null ? null : rowOfRecordLine(rest + end, line)
      if (row) rows.push(row)
      rest = ''
    }
    if (rest !== null) rest += open
    if (rest !== null && rest.length > longest) {
      rows.push(unreadableLine(rest.slice(0, shownOfLong), line + 1))
      rest = null
    }
    if (rows.length > 0) yield rows
    file.onRead(bytes)
    if (isEnd) return
  }
}
