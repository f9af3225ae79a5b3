import type { RowFault, SourceRow } from '../sourceRow'
import type { Translator } from './translation'

/** The rows of a foreign table as rows of ours. */
export async function* translated(
  rows: AsyncIterable<readonly SourceRow[]>,
  translator: Translator
): AsyncGenerator<readonly SourceRow[]> {
  /** Of rows that the translator holds back for those that may follow. */
  let held: readonly RowFault[] = []
  function translate(row: SourceRow): readonly SourceRow[] {
    const own = translator.row(row)
    const found = row.faults ?? []
    const [first] = own
    // What comes now may be an earlier row of the file, held back until this one.
    const isEarlier = first !== undefined && first.line < row.line
    const faults = isEarlier ? held : [...held, ...found]
    held = isEarlier ? found : first ? [] : faults
    return withFaults(own, faults)
  }
  for await (const page of rows) yield page.flatMap(translate)
  const last = translator.end()
  if (last.length > 0) yield withFaults(last, held)
}

/** What is wrong with a row of the file is wrong with the first that comes of it. */
function withFaults(own: readonly SourceRow[], faults: readonly RowFault[]): readonly SourceRow[] {
  const [first, ...others] = own
  return first && faults.length > 0 ? [{ ...first, faults }, ...others] : own
}
