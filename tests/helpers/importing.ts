import type { ImportPlan } from '../../src/shared/import/plan'
import { translated } from '../../src/shared/import/foreign/translated'
import type { Translator } from '../../src/shared/import/foreign/translation'
import type { SourceRow } from '../../src/shared/import/sourceRow'
import { allRecords } from '../../src/renderer/db/repositories/records'
import { newElementKey } from '../../src/renderer/services/ids'
import { csvRowSource } from '../../src/renderer/worker/import/csvRows'
import { RecordIndex } from '../../src/renderer/worker/catalogueIndex'
import { importRun } from '../../src/renderer/worker/import/importRun'
import { kindOfPlan } from '../../src/renderer/worker/import/kindPlans'
import type { KindPlan } from '../../src/renderer/worker/import/kindPlans'
import { matchesOf } from '../../src/renderer/worker/import/matching'
import type { RowOutcome } from '../../src/renderer/worker/import/outcome'
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
  readonly rows?: readonly SourceRow[]
  readonly translator?: () => Translator
  /** Told of every batch, instead of keeping the outcomes. */
  readonly onBatch?: (outcomes: readonly RowOutcome[]) => void
}

async function* rowsOf(file: FileToImport): AsyncGenerator<readonly SourceRow[]> {
  const { text, rows = [], delimiter = ',', translator } = file
  const source =
    text === undefined
      ? (async function* () {
          yield await Promise.resolve(rows)
        })()
      : csvRowSource({ delimiter, next: chunksOf(text), onRead: () => undefined })
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
  const signal = new AbortController().signal
  const plans: KindPlan[] = []
  for (const plan of file.plans) {
    const kind = kindOfPlan(plan)
    plans.push({ plan, kind, matches: await matchesOf(database, plan, kind, 'en', signal) })
  }
  const [first, ...others] = plans
  if (!first) throw new Error('No plan')
  const index = await indexOf(catalogue)
  const run = importRun(() => rowsOf(file), {
    database,
    plans: [first, ...others],
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
