import { defaultCheckOptions } from '../../../shared/figures/checks'
import type { Positions } from '../../../shared/changeLog/changeset'
import { textOf, valueOf } from '../../../shared/records/record'
import type { CatalogueDatabase } from '../../db/CatalogueDatabase'
import { changedIds } from '../../db/repositories/changePages'
import { replayState } from '../../db/repositories/changesets'
import { recordsById } from '../../db/repositories/records'
import type { PrivateFile } from '../files/privateFile'
import { isWithin } from '../keptScope'
import { oneAfterAnother, pause } from '../turns'
import { FigureLedger } from './figureLedger'
import type { FiguresIndex } from './figuresIndex'
import { readFigures, writeFigures } from './keptFigures'
import { LedgerState } from './ledgerState'
import { takeUp } from './takingUp'

export interface OpenedFigures {
  readonly database: CatalogueDatabase
  /** What an earlier session knew; null where nothing is kept, as of an earlier state that is only looked at. */
  readonly kept: PrivateFile | null
}

/** Milliseconds of work after which what came meanwhile is answered. */
const workAtOnce = 40
/** Those of an import are large. */
const changesetsAtOnce = 20

/** When what is known is kept for the next session. */
export interface KeepingRule {
  /** Records taken up since the last time: fewer are read in a moment. */
  readonly records: number
  /** Milliseconds without a change. */
  readonly after: number
}

/** The figures as the worker offers them. */
export function createFiguresService(
  open: (databaseName: string) => Promise<OpenedFigures>,
  keepingRule: KeepingRule = { records: 2000, after: 20_000 }
): FiguresIndex {
  let opened: OpenedFigures | null = null
  let state = new LedgerState()
  let ledger = new FigureLedger(state)
  /** The journal up to here is taken up, and perhaps more. */
  let positions: Positions = {}
  /** Records taken up since what is known was kept. */
  let unkept = 0
  let keeping: ReturnType<typeof setTimeout> | undefined
  let begin: () => void = () => undefined
  /** Nothing is answered before the figures have been read once. */
  const isBegun = new Promise<void>(resolve => (begin = resolve))
  const inOrder = oneAfterAnother()

  function current(): OpenedFigures {
    if (!opened) throw new Error('The figures were asked for before they were opened')
    return opened
  }

  async function answered<Answer>(answer: () => Answer | Promise<Answer>): Promise<Answer> {
    await isBegun
    return inOrder(async () => answer())
  }

  async function beginWith(read: () => Promise<void>): Promise<void> {
    await inOrder(async () => {
      await read()
      await settleInSteps()
    }).finally(begin)
    keepLater()
  }

  async function settleInSteps(): Promise<void> {
    let begun = performance.now()
    const steps = ledger.settle(defaultCheckOptions)
    while (!steps.next().done) {
      if (performance.now() - begun < workAtOnce) continue
      await pause()
      begun = performance.now()
    }
  }

  async function take(ids: readonly string[]): Promise<boolean> {
    const isAnyWanted = await takeUp(ledger, current().database, ids)
    if (isAnyWanted) unkept += ids.length
    return isAnyWanted
  }

  /** Takes up what the working copy has beyond the positions. */
  async function catchUp(): Promise<void> {
    const { database } = current()
    const reached = (await replayState(database))?.positions ?? {}
    const changed = new Set<string>()
    for await (const ids of changedIds(database, positions, reached, changesetsAtOnce)) {
      for (const id of ids) changed.add(id)
    }
    await take([...changed])
    positions = reached
  }

  /** What an earlier session knew of this catalogue, if it can be used. */
  async function takeKept(kept: PrivateFile): Promise<boolean> {
    const now = await replayState(current().database)
    const known = new LedgerState()
    const scope = await kept.read(async file => {
      const found = readFigures(file)
      if (!found || !isWithin(found.scope, now)) return null
      for (const part of found.parts) {
        known.take(part)
        await pause()
      }
      return found.scope
    })
    if (!scope) return false
    state = known
    ledger = new FigureLedger(known)
    positions = scope.positions
    return true
  }

  async function keep(): Promise<void> {
    const { database, kept } = current()
    if (!kept) return
    await inOrder(catchUp)
    const scope = { catalogueId: (await replayState(database))?.catalogueId ?? '', positions }
    const own = state
    if (await kept.write(file => writeFigures(file, scope, own.known()))) unkept = 0
  }

  /** Keeps what is known when nothing has changed for a while. */
  function keepLater(): void {
    clearTimeout(keeping)
    if (unkept < keepingRule.records) return
    keeping = setTimeout(() => void keep().catch(notKept), keepingRule.after)
  }

  return {
    async open(databaseName) {
      opened?.database.close()
      opened = await open(databaseName)
    },
    async load() {
      const { kept } = current()
      if (!kept || !(await takeKept(kept))) return false
      await beginWith(catchUp)
      return true
    },
    async build(ids) {
      await beginWith(async () => {
        positions = (await replayState(current().database))?.positions ?? {}
        await take(ids)
      })
    },
    async update(ids) {
      const isAnyWanted = await inOrder(async () => take(ids))
      keepLater()
      return isAnyWanted
    },
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
    report: async subjects =>
      answered(async () => {
        const cited = await recordsById(current().database, state.citedFor(subjects))
        const quotes = cited.flatMap(record =>
          record ? [[record.id, textOf(valueOf(record, 'quote'))] as const] : []
        )
        return ledger.report(subjects, new Map(quotes))
      }),
    same: (subject, statement) => ledger.same(subject, statement)
  }
}

/** It costs the next session time, and nothing else; of a full disk the index tells. */
function notKept(error: unknown): void {
  console.warn('The figures were not kept for the next session', error)
}
