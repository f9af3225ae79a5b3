import { expose } from 'comlink'
import type { SourceRow } from '../../shared/import/sourceRow'
import { openDatabase } from '../db/CatalogueDatabase'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { newElementKey } from '../services/ids'
import { createPrefetch } from './import/prefetch'
import { fileRows } from '../../shared/import/run/fileRows'
import { importRun } from '../../shared/import/run/importRun'
import type { ImportReader, ImportRequest, ImportSource } from './import/importTypes'
import { operationTexts } from '../../shared/import/run/operationTexts'
import { plansWithMatches } from '../../shared/import/run/matching'
import type { RowOutcome } from '../../shared/import/run/outcome'
import { createReport } from '../../shared/import/run/report'
import type { Report } from '../../shared/import/run/report'
import { recordsIn } from './import/recordsIn'
import { createSpool } from './import/spool'
import { openSpoolFile } from './import/spoolFile'
import { createTexts } from './import/texts'
import type { Texts } from './import/texts'

let database: CatalogueDatabase | null = null
let controller = new AbortController()
let running: (() => Promise<readonly string[] | null>) | null = null
let report: Report | null = null
/** The operations that the last check found, batch by batch. */
let checked: Texts | null = null
let closeReport: () => void = () => undefined

/** The rows of the file from its beginning; tells how far it is. */
async function* rowsOf(
  request: ImportRequest,
  source: ImportSource,
  signal: AbortSignal
): AsyncGenerator<readonly SourceRow[]> {
  await source.restart()
  let rows = 0
  let bytes = 0
  const file = { next: async () => source.next(), onRead: (read: number) => (bytes = read) }
  for await (const page of fileRows(request, file)) {
    signal.throwIfAborted()
    yield page
    rows += page.length
    source.onProgress(bytes, rows)
  }
}

async function start(
  request: ImportRequest,
  source: ImportSource
): Promise<AsyncGenerator<readonly RowOutcome[]>> {
  controller.abort()
  controller = new AbortController()
  const { signal } = controller
  if (!database) throw new Error('The import was begun before it was opened')
  const records = recordsIn(database, signal)
  const plans = await plansWithMatches(records, request.plans, request.locale)
  return importRun(() => rowsOf(request, source, signal), {
    records,
    plans,
    locale: request.locale,
    resolve: async requests => source.resolve(requests),
    milliseconds: request.milliseconds,
    seed: request.seed,
    newKey: newElementKey
  })
}

function refuseAny(outcomes: readonly RowOutcome[]): void {
  const refused = outcomes.find(({ status }) => status === 'refused')
  if (!refused) return
  const error = new Error(`Line ${String(refused.line)} cannot be taken`)
  error.name = 'rowsRefused'
  throw error
}

const reader: ImportReader = {
  async open(databaseName) {
    database?.close()
    database = await openDatabase(databaseName)
  },
  async check(request, source) {
    closeReport()
    const file = await openSpoolFile()
    closeReport = file.close
    const own = createReport(() => createSpool(file.store))
    const operations = createTexts(file.store)
    for await (const outcomes of await start(request, source)) {
      own.add(outcomes)
      for (const text of operationTexts(outcomes)) operations.add(text)
    }
    report = own
    checked = operations
    return own.result()
  },
  entries: (list, from, count) => report?.entries(list, from, count) ?? [],
  refusedRows: (from, count) => report?.refusedRows(from, count) ?? [],
  async begin(request, source) {
    const outcomes = await start(request, source)
    running = createPrefetch(outcomes, one => {
      if (request.rows === 'all') refuseAny(one)
      return operationTexts(one)
    })
  },
  beginChecked() {
    const texts = checked?.all()
    running = async () => {
      const text = texts?.next().value
      return Promise.resolve(text === undefined ? null : [text])
    }
  },
  async next() {
    return (await running?.()) ?? null
  },
  cancel() {
    controller.abort()
  },
  close() {
    closeReport()
    closeReport = () => undefined
    report = null
    checked = null
  }
}

expose(reader)
