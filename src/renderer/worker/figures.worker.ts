import { expose } from 'comlink'
import { defaultCheckOptions } from '../../shared/figures/checks'
import { isOfInterest } from '../../shared/figures/facts'
import { openDatabase } from '../db/CatalogueDatabase'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { allRecords, recordsById } from '../db/repositories/records'
import { FigureLedger } from './figures/figureLedger'
import type { FiguresIndex } from './figures/figuresTypes'

const pageSize = 2000
/** Milliseconds of work after which questions that came meanwhile are answered. */
const workAtOnce = 40

const ledger = new FigureLedger()
let database: CatalogueDatabase | null = null
let builds = 0

function opened(): CatalogueDatabase {
  if (!database) throw new Error('The figures were asked for before they were opened')
  return database
}

async function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}

async function settleInSteps(own: number): Promise<void> {
  let begun = performance.now()
  for (const step of ledger.settle(defaultCheckOptions)) {
    if (own !== builds) return step
    if (performance.now() - begun < workAtOnce) continue
    await pause()
    begun = performance.now()
  }
}

async function build(): Promise<void> {
  const own = ++builds
  ledger.clear()
  for await (const page of allRecords(opened(), pageSize)) {
    if (own !== builds) return
    ledger.put(page.filter(({ kind }) => isOfInterest(kind)))
  }
  await settleInSteps(own)
  ledger.isComplete = own === builds
}

const figures: FiguresIndex = {
  async open(databaseName) {
    database?.close()
    database = await openDatabase(databaseName)
  },
  build,
  async update(ids) {
    const records = (await recordsById(opened(), ids)).flatMap(record => record ?? [])
    const ofInterest = records.filter(({ kind }) => isOfInterest(kind))
    ledger.put(ofInterest)
    return ofInterest.length > 0
  },
  overview: options => ledger.overview(options),
  conflicts: query => ledger.conflicts(query),
  group: key => ledger.group(key),
  claims: query => ledger.claims(query),
  claim: (key, months) => ledger.claim(key, months),
  changes: question => ledger.changes(question),
  findings: query => ledger.findings(query),
  subjects: (text, limit) => ledger.subjects(text, limit),
  subject: id => ledger.subject(id),
  series: question => ledger.series(question),
  multiples: question => ledger.multiples(question),
  table: question => ledger.table(question),
  map: question => ledger.map(question),
  report: subject => ledger.report(subject),
  same: (subject, statement) => ledger.same(subject, statement),
  details: ids => ledger.details(ids)
}

expose(figures)
