import { expose } from 'comlink'
import { defaultCheckOptions } from '../../shared/figures/checks'
import { openDatabase } from '../db/CatalogueDatabase'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { FigureLedger } from './figures/figureLedger'
import type { FiguresIndex } from './figures/figuresTypes'
import { takeUp } from './figures/takingUp'

/** Milliseconds of work after which what came meanwhile is answered. */
const workAtOnce = 40

const ledger = new FigureLedger()
let database: CatalogueDatabase | null = null
let begin: () => void = () => undefined
/** What is being read, one after the other; nothing is answered before the figures have been read once. */
let work = new Promise<void>(resolve => (begin = resolve))

function opened(): CatalogueDatabase {
  if (!database) throw new Error('The figures were asked for before they were opened')
  return database
}

async function afterwards<Result>(next: () => Promise<Result>): Promise<Result> {
  const done = work.then(next)
  work = done.then(
    () => undefined,
    () => undefined
  )
  return done
}

async function answered<Answer>(answer: () => Answer): Promise<Answer> {
  await work
  return answer()
}

async function settleInSteps(): Promise<void> {
  let begun = performance.now()
  const steps = ledger.settle(defaultCheckOptions)
  while (!steps.next().done) {
    if (performance.now() - begun < workAtOnce) continue
    await new Promise(resolve => setTimeout(resolve))
    begun = performance.now()
  }
}

const figures: FiguresIndex = {
  async open(databaseName) {
    database?.close()
    database = await openDatabase(databaseName)
  },
  async build(ids) {
    begin()
    await afterwards(async () => {
      await takeUp(ledger, opened(), ids)
      await settleInSteps()
    })
  },
  update: async ids => afterwards(async () => takeUp(ledger, opened(), ids)),
  overview: async options => answered(() => ledger.overview(options)),
  conflicts: async query => answered(() => ledger.conflicts(query)),
  group: async key => answered(() => ledger.group(key)),
  claims: async query => answered(() => ledger.claims(query)),
  claim: async (key, months) => answered(() => ledger.claim(key, months)),
  changes: async question => answered(() => ledger.changes(question)),
  findings: async query => answered(() => ledger.findings(query)),
  subjects: async (text, limit) => answered(() => ledger.subjects(text, limit)),
  subject: async id => answered(() => ledger.subject(id)),
  series: async question => answered(() => ledger.series(question)),
  multiples: async question => answered(() => ledger.multiples(question)),
  table: async question => answered(() => ledger.table(question)),
  map: async question => answered(() => ledger.map(question)),
  reportSubjects: async subject => answered(() => ledger.reportSubjects(subject)),
  report: async subjects => answered(() => ledger.report(subjects)),
  same: (subject, statement) => ledger.same(subject, statement)
}

expose(figures)
