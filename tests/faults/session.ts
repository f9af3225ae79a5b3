import type { Changeset } from '../../src/shared/changeLog/changeset'
import type { ElectronApplication, Page } from 'playwright-core'
import type { Operation } from '../../src/shared/changeLog/changeset'
import type { StartState } from '../../src/shared/ipc'
import type { CatalogueContext } from '../../src/renderer/services/catalogueContext'
import { launchOpis } from '../helpers/launch'
import { compare, field } from './ledger'
import type { Found, Ledger } from './ledger'
import type { Tally } from './tally'
import { killGroup, pause } from './world'
import type { World } from './world'

/** The store of the running application that says what is open. */
interface OpenState {
  readonly phase: 'starting' | 'welcome' | 'opening' | 'open' | 'stopped'
  readonly state: StartState | null
  readonly context: CatalogueContext | null
}

declare global {
  interface Window {
    faults: () => OpenState | undefined
  }
}

export type Reply =
  | { readonly isSaved: true; readonly changeset: string }
  | { readonly isSaved: false; readonly code: string }

/** The running application, with its own way of saving at hand. */
export interface Session {
  readonly application: ElectronApplication
  readonly page: Page
  /** False when no catalogue was open within the time. */
  readonly isOpen: boolean
  save(ops: readonly Operation[]): Promise<Reply>
  /** One transaction, as an import writes it. */
  saveAll(batches: readonly (readonly Operation[])[]): Promise<Reply>
  /** What the person was told at the start: codes of the notices, and why nothing can be written. */
  told(): Promise<{ readonly notices: readonly string[]; readonly readOnly: string | null }>
  kill(): void
  close(): Promise<void>
}

const patience = 40_000

/**
 * In the page: whether a catalogue is open, once that is decided. The application's stores are reached through its
 * root.
 */
function isCatalogueOpen(): string | null {
  type Root = Element & {
    readonly __vue_app__?: {
      readonly config: {
        readonly globalProperties: {
          readonly $pinia: { readonly _s: ReadonlyMap<string, OpenState> }
        }
      }
    }
  }
  window.faults = () =>
    document
      .querySelector<Root>('#app')
      ?.__vue_app__?.config.globalProperties.$pinia._s.get('session')
  const { phase, context } = window.faults() ?? {}
  if (phase === 'open' && context) return 'open'
  return phase === 'welcome' || phase === 'stopped' ? phase : null
}

/** What the window came to: `open`, `welcome`, `stopped`, or null when that was not decided in time. */
async function outcome(page: Page): Promise<string | null> {
  const waiting = page.waitForFunction(isCatalogueOpen, undefined, { timeout: patience })
  return waiting.then(
    async answer => answer.jsonValue(),
    () => null
  )
}

async function untilOpen(page: Page): Promise<boolean> {
  return (await outcome(page)) === 'open'
}

/** Applications that a case has started and not ended. */
const running = new Set<ElectronApplication>()

/** Ends what a case that failed has left. */
export function endLeftOver(): void {
  for (const application of running) killGroup(application.process())
  running.clear()
}

export async function start(world: World): Promise<Session> {
  const { userData, catalogue } = world
  const { application, page, close } = await launchOpis({ userData, args: [catalogue] })
  running.add(application)
  return {
    application,
    page,
    isOpen: await untilOpen(page),
    save: async ops =>
      page.evaluate(async text => {
        try {
          const operations = JSON.parse(text) as readonly Operation[]
          const committed = await window.faults()?.context?.saving.save(operations)
          const { d, n } = committed?.changesets[0] ?? { d: '', n: 0 }
          if (n === 0) return { isSaved: false, code: 'notOpen' }
          return { isSaved: true, changeset: `${d}:${String(n)}` }
        } catch (error) {
          return { isSaved: false, code: String((error as { code?: unknown }).code ?? error) }
        }
      }, JSON.stringify(ops)),
    saveAll: async batches =>
      page.evaluate(async text => {
        try {
          const groups = JSON.parse(text) as readonly (readonly Operation[])[]
          const tx = await window.faults()?.context?.saving.saveAll(groups)
          if (typeof tx !== 'string') return { isSaved: false, code: 'notOpen' }
          return { isSaved: true, changeset: tx }
        } catch (error) {
          return { isSaved: false, code: String((error as { code?: unknown }).code ?? error) }
        }
      }, JSON.stringify(batches)),
    told: async () =>
      page.evaluate(() => {
        const { state, context } = window.faults() ?? {}
        const notices = (state?.notices ?? []).map(({ code }) => code)
        return { notices, readOnly: context?.catalogue.readOnly ?? null }
      }),
    kill() {
      killGroup(application.process())
    },
    async close() {
      await close()
      running.delete(application)
    }
  }
}

/** What the working copy holds, through the application's own database. */
async function workingCopy(page: Page): Promise<Found> {
  const rows = await page.evaluate(async name => {
    const database = window.faults()?.context?.database
    if (!database) throw new Error('No catalogue is open')
    const records = await database.records.toArray()
    const present = records.filter(({ values }) => values['deleted'] === false)
    return present.map(({ id, values }) => [id, String(values[name])] as const)
  }, field)
  return new Map(rows)
}

/** What the journal holds: the last title of each record that is not in the trash. */
async function journal(page: Page): Promise<Found> {
  const rows = await page.evaluate(async name => {
    const titles = new Map<string, string>()
    const states = new Map<string, unknown>()
    const after: Record<string, number> = {}
    for (;;) {
      const reply = await window.opis.call.journal.read({ ...after }, 4_000_000)
      if (!reply.ok) throw new Error(reply.failure.message)
      const { texts, isComplete } = reply.value
      for (const { d, n, ops } of texts.map(text => JSON.parse(text) as Changeset)) {
        after[d] = n
        for (const { r, f, p } of ops) {
          if (f === name) titles.set(r, String(p))
          else if (f === 'deleted') states.set(r, p)
        }
      }
      if (isComplete || texts.length === 0) break
    }
    return [...titles].filter(([id]) => states.get(id) === false)
  }, field)
  return new Map(rows)
}

/** Milliseconds after which a page that failed to read is asked again: it may be about to rebuild. */
const secondThought = 3000
const readings = 5

/** Reads both; a working copy that fails while it is read is given time to be rebuilt. */
async function readBoth(session: Session, tally: Tally): Promise<readonly [Found, Found]> {
  for (let reading = 1; ; reading++) {
    try {
      return [await workingCopy(session.page), await journal(session.page)]
    } catch (error) {
      if (reading === readings) throw error
      tally.notes.push(`reading failed: ${String(error).split('\n')[0]?.slice(0, 120) ?? ''}`)
      await pause(secondThought)
      await untilOpen(session.page)
    }
  }
}

/** Compares working copy and journal with everything that was acknowledged. */
export async function check(session: Session, ledger: Ledger, tally: Tally): Promise<void> {
  tally.starts++
  if (!session.isOpen) {
    const texts = await session.page.locator('body').innerText()
    tally.missing.add(`everything: no catalogue is open; ${texts.slice(0, 200)}`)
    return
  }
  const [copy, lines] = await readBoth(session, tally)
  compare(ledger, copy, 'in the working copy', tally)
  compare(ledger, lines, 'in the journal', tally)
}

/** Where the working copy cannot be used, the application must say so and the journal must be whole. */
export async function checkWhileFull(
  session: Session,
  ledger: Ledger,
  tally: Tally
): Promise<void> {
  const state = await outcome(session.page)
  if (state === 'open') return check(session, ledger, tally)
  if (state !== 'stopped') tally.wrong.add(`the window shows ${String(state)}`)
  tally.notes.push('the working copy stopped and said so')
  compare(ledger, await journal(session.page), 'in the journal', tally)
}

/** What "Try again" does. */
export async function tryAgain({ page }: Session): Promise<boolean> {
  if ((await outcome(page)) === 'open') return true
  await page.reload()
  return untilOpen(page)
}

export async function journalOf({ page }: Session): Promise<Found> {
  return journal(page)
}

/** Starts one after the other, each with a clean end but the last, which is handed on. */
export async function startsAfter(
  world: World,
  ledger: Ledger,
  tally: Tally,
  starts = 3
): Promise<Session> {
  for (let number = 1; ; number++) {
    const session = await start(world)
    await check(session, ledger, tally)
    if (number === starts) return session
    await session.close()
  }
}
