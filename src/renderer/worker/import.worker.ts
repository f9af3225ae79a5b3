import { expose } from 'comlink'
import { createTranslator } from '../../shared/import/foreign/formats'
import { translated } from '../../shared/import/foreign/translated'
import type { SourceRow } from '../../shared/import/sourceRow'
import { openDatabase } from '../db/CatalogueDatabase'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { newElementKey } from '../services/ids'
import { createPrefetch } from './import/prefetch'
import { csvRowSource } from './import/csvRows'
import { importRun } from './import/importRun'
import type { ImportBatch, ImportReader, ImportRequest, ImportSource } from './import/importTypes'
import { kindOfPlan } from './import/kindPlans'
import type { KindPlan, KindPlans } from './import/kindPlans'
import { matchesOf } from './import/matching'
import { recordRowSource } from './import/recordRows'
import type { RowOutcome } from './import/outcome'
import { createReport } from './import/report'
import type { Report } from './import/report'
import { openSpoolFile } from './import/spoolFile'

let database: CatalogueDatabase | null = null
let controller = new AbortController()
let running: (() => Promise<ImportBatch | null>) | null = null
let report: Report | null = null
let closeReport: () => void = () => undefined

/** The rows of the file from its beginning; tells how far it is. */
async function* rowsOf(
  { delimiter, translation, header, areRecords }: ImportRequest,
  source: ImportSource,
  signal: AbortSignal
): AsyncGenerator<readonly SourceRow[]> {
  await source.restart()
  let rows = 0
  let bytes = 0
  const file = {
    delimiter,
    next: async () => source.next(),
    onRead: (read: number) => (bytes = read)
  }
  const found = areRecords ? recordRowSource(file) : csvRowSource(file)
  const translator = translation && createTranslator(translation, header)
  for await (const page of translator ? translated(found, translator) : found) {
    signal.throwIfAborted()
    yield page
    rows += page.length
    source.onProgress(bytes, rows)
  }
}

async function plansOf({ plans, locale }: ImportRequest, signal: AbortSignal): Promise<KindPlans> {
  const found: KindPlan[] = []
  for (const plan of plans) {
    const kind = kindOfPlan(plan)
    if (!database) throw new Error('The import was begun before it was opened')
    found.push({ plan, kind, matches: await matchesOf(database, plan, kind, locale, signal) })
  }
  const [first, ...others] = found
  if (!first) throw new Error('An import without a plan')
  return [first, ...others]
}

async function start(
  request: ImportRequest,
  source: ImportSource
): Promise<AsyncGenerator<readonly RowOutcome[]>> {
  controller.abort()
  controller = new AbortController()
  const { signal } = controller
  const plans = await plansOf(request, signal)
  if (!database) throw new Error('The import was begun before it was opened')
  return importRun(() => rowsOf(request, source, signal), {
    database,
    plans,
    locale: request.locale,
    resolve: async requests => source.resolve(requests),
    milliseconds: request.milliseconds,
    seed: request.seed,
    newKey: newElementKey
  })
}

/** The operations of a batch of rows. */
function batchOf(outcomes: readonly RowOutcome[], { rows }: ImportRequest): ImportBatch {
  const refused = outcomes.find(({ status }) => status === 'refused')
  if (refused && rows === 'all') {
    const error = new Error(`Line ${String(refused.line)} cannot be taken`)
    error.name = 'rowsRefused'
    throw error
  }
  return {
    operations: outcomes.flatMap(({ operations }) => operations),
    rows: outcomes.length
  }
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
    const own = createReport(file.store)
    for await (const outcomes of await start(request, source)) own.add(outcomes)
    report = own
    return own.result()
  },
  entries: (list, from, count) => report?.entries(list, from, count) ?? [],
  refusedRows: (from, count) => report?.refusedRows(from, count) ?? [],
  async begin(request, source) {
    const outcomes = await start(request, source)
    running = createPrefetch(outcomes, one => batchOf(one, request))
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
  }
}

expose(reader)
