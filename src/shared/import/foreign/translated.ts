import type { SourceRow } from '../sourceRow'
import type { Translator } from './translation'

/** The rows of a foreign table as rows of ours. */
export async function* translated(
  rows: AsyncIterable<readonly SourceRow[]>,
  translator: Translator
): AsyncGenerator<readonly SourceRow[]> {
  for await (const page of rows) {
    yield page.flatMap(row => {
      const own = translator.row(row)
      // What is wrong with a row of the file is wrong with the first that comes of it.
      return row.faults ? own.map((one, at) => (at === 0 ? withFaults(one, row) : one)) : own
    })
  }
  const last = translator.end()
  if (last.length > 0) yield last
}

function withFaults(own: SourceRow, { faults }: SourceRow): SourceRow {
  return faults ? { ...own, faults } : own
}
