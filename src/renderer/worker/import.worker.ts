import { expose } from 'comlink'
import { cellsOf } from '../../shared/import/cells'
import { hash53 } from '../../shared/import/hash'
import { kindNamed } from '../../shared/records/kinds'
import { openDatabase } from '../db/CatalogueDatabase'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { newElementKey } from '../services/ids'
import { createTally } from './import/checking'
import { csvRowSource } from './import/csvRows'
import { importRun } from './import/importRun'
import type { ImportReader, ImportRequest, ImportSource } from './import/importTypes'
import { matchesOf } from './import/matching'
import type { RawRow, RowOutcome } from './import/outcome'

let database: CatalogueDatabase | null = null
let controller = new AbortController()
let running: AsyncGenerator<readonly RowOutcome[]> | null = null

/** The rows of the file from its beginning; tells how far it is. */
async function* rowsOf(
  { delimiter }: ImportRequest,
  source: ImportSource,
  signal: AbortSignal
): AsyncGenerator<readonly RawRow[]> {
  await source.restart()
  let rows = 0
  let bytes = 0
  const found = csvRowSource({
    delimiter,
    next: async () => source.next(),
    // What is wrong with the quoting shows in the number of cells, row by row.
    onIssue: () => undefined,
    onRead: read => (bytes = read)
  })
  for await (const page of found) {
    signal.throwIfAborted()
    yield page
    rows += page.length
    source.onProgress(bytes, rows)
  }
}

/** Reference codes that the file itself brings: only where its rows may refer to one another. */
async function codesOf(
  request: ImportRequest,
  source: ImportSource,
  signal: AbortSignal
): Promise<ReadonlySet<number>> {
  const { plan } = request
  const targets = plan.columns.flatMap(({ target }) => (typeof target === 'object' ? [target] : []))
  const codes = new Set<number>()
  if (!targets.some(({ aspect }) => aspect === 'code')) return codes
  if (!targets.some(({ field }) => field === 'referenceCode')) return codes
  for await (const rows of rowsOf(request, source, signal)) {
    for (const row of rows) {
      const { cells } = cellsOf(plan, row.cells)
      const code = cells.find(({ target }) => target.field === 'referenceCode')?.text.trim() ?? ''
      if (code !== '') codes.add(hash53(code))
    }
  }
  return codes
}

async function start(
  request: ImportRequest,
  source: ImportSource
): Promise<AsyncGenerator<readonly RowOutcome[]>> {
  controller.abort()
  controller = new AbortController()
  const { signal } = controller
  const { plan, locale, milliseconds, seed } = request
  const kind = kindNamed(plan.kind)
  if (!database || !kind) throw new Error('The import was begun before it was opened')
  const matches = await matchesOf(database, plan, kind, locale, signal)
  const codesOfFile = await codesOf(request, source, signal)
  return importRun(rowsOf(request, source, signal), {
    database,
    plan,
    kind,
    locale,
    matches,
    resolve: async requests => source.resolve(requests),
    codesOfFile,
    milliseconds,
    seed,
    newKey: newElementKey
  })
}

const reader: ImportReader = {
  async open(databaseName) {
    database?.close()
    database = await openDatabase(databaseName)
  },
  async check(request, source) {
    const tally = createTally()
    for await (const outcomes of await start(request, source)) tally.add(outcomes)
    return tally.result()
  },
  async begin(request, source) {
    running = await start(request, source)
  },
  async next() {
    const result = await running?.next()
    if (!result || result.done === true) return null
    const operations = result.value.flatMap(outcome => outcome.operations)
    return { operations, rows: result.value.length }
  },
  cancel() {
    controller.abort()
  }
}

expose(reader)
