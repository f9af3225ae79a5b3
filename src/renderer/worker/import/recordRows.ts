import type { ImportChunk } from '../../../shared/import/file'
import { rowsOfRecordLine } from '../../../shared/import/recordLines'
import type { SourceRow } from '../../../shared/import/sourceRow'

export interface RecordSource {
  next(): Promise<ImportChunk>
  /** Bytes of the file read so far. */
  onRead(bytes: number): void
}

/** The records of our own NDJSON, line by line. */
export async function* recordRowSource(source: RecordSource): AsyncGenerator<readonly SourceRow[]> {
  let rest = ''
  let line = 0
  for (;;) {
    const { text, bytes, isEnd } = await source.next()
    const lines = (rest + text).split('\n')
    rest = isEnd ? '' : (lines.pop() ?? '')
    const rows = lines.flatMap(one => rowsOfRecordLine(one, ++line))
    if (rows.length > 0) yield rows
    source.onRead(bytes)
    if (isEnd) return
  }
}
