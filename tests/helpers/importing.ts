import type { ImportPlan } from '../../src/shared/import/plan'
import { translated } from '../../src/shared/import/foreign/translated'
import type { Translator } from '../../src/shared/import/foreign/translation'
import type { SourceRow } from '../../src/shared/import/sourceRow'
import { allRecords } from '../../src/renderer/db/repositories/records'
import { newElementKey } from '../../src/renderer/services/ids'
import { csvRowSource } from '../../src/shared/import/run/csvRows'
import { importRun } from '../../src/shared/import/run/importRun'
import { plansWithMatches } from '../../src/shared/import/run/matching'
import { recordRowSource } from '../../src/shared/import/run/recordRows'
import type { RowOutcome } from '../../src/shared/import/run/outcome'
import { RecordIndex } from '../../src/renderer/worker/catalogueIndex'
import { recordsIn } from '../../src/renderer/worker/import/recordsIn'
import type { TestCatalogue } from './catalogue'

/** A text in pieces, as the main process gives it. */
function chunksOf(text: string, size = 65_537) {
  let at = 0
  return () => {
    const part = text.slice(at, at + size)
    at += size
    const isEnd = at >= text.length
    return Promise.resolve({ text: part, bytes: Math.min(at, text.length), isEnd })
  }
}

export interface FileToImport {
  readonly plans: readonly ImportPlan[]
  /** Text of a CSV, or rows. */
  readonly text?: string
  readonly delimiter?: string
  readonly headerLine?: number
  /** Text of our own records, a line of JSON each. */
  readonly lines?: string
  readonly rows?: readonly SourceRow[]
  readonly translator?: () => Translator
  /** Told of every batch, instead of keeping the outcomes. */
  readonly onBatch?: (outcomes: readonly RowOutcome[]) => void
}

async function* rowsOf(file: FileToImport): AsyncGenerator<readonly SourceRow[]> {
  const { text, rows = [], delimiter = ',', headerLine, lines, translator } = file
  if (lines !== undefined) {
    yield* recordRowSource({ next: chunksOf(lines, 4099), onRead: () => undefined })
    return
  }
  const source =
    text === undefined
      ? (async function* () {
          yield await Promise.resolve(rows)
        })()
      : csvRowSource({ next: chunksOf(text), onRead: () => undefined }, delimiter, headerLine)
  yield* translator ? translated(source, translator()) : source
}

async function indexOf({ database }: TestCatalogue): Promise<RecordIndex> {
  const index = new RecordIndex('en')
  for await (const page of allRecords(database, 1000)) index.put(page)
  index.flush()
  return index
}

/** Imports a file as the application does, but for the window; gives what became of its rows. */
export async function importFile(
  catalogue: TestCatalogue,
  file: FileToImport
): Promise<readonly RowOutcome[]> {
  const { database, saving } = catalogue
  const records = recordsIn(database, new AbortController().signal)
  const plans = await plansWithMatches(records, file.plans, 'en')
  const index = await indexOf(catalogue)
  const run = importRun(() => rowsOf(file), {
    records,
    plans,
    locale: 'en',
    resolve: requests => Promise.resolve(index.resolveNames(requests)),
    milliseconds: 1_700_000_000_000,
    seed: 7,
    newKey: newElementKey
  })
  const outcomes: RowOutcome[] = []
  async function* batches() {
    for await (const rows of run) {
      if (file.onBatch) file.onBatch(rows)
      else outcomes.push(...rows)
      yield rows.flatMap(({ operations }) => operations)
    }
  }
  await saving.saveAll(batches(), { why: 'Import' })
  return outcomes
}

export function statusesOf(outcomes: readonly RowOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { status } of outcomes) counts[status] = (counts[status] ?? 0) + 1
  return counts
}
