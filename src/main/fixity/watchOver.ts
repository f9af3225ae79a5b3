import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expectedPage } from '../../shared/fixity/fixity'
import type {
  FixityActivity,
  FixityChange,
  FixityFinding,
  FixityRepair,
  FixityStatus
} from '../../shared/fixity/fixity'
import type { OpenCatalogue } from '../../shared/ipc'
import type { Job } from '../application/longJobs'
import { Failure } from '../failure'
import type { Log } from '../log'
import { isRunning, nextCycle } from './cycle'
import { openFixityLog } from './log'
import { reachable } from './reachable'
import { repairFiles } from './repair'
import { isHurried, sweep } from './sweep'
import type { Store } from './sweep'
import { createWatch } from './watch'
import { checkWhole } from './wholeCheck'

export type WatchedCatalogue = Pick<OpenCatalogue, 'folder' | 'device' | 'readOnly'>

export interface FixityOptions {
  readonly appVersion: string
  readonly log: Log
  catalogue(): WatchedCatalogue | null
  /** The copy of the catalogue's folder elsewhere, which may be away; null when there is none. */
  secondLocation(): Promise<string | null>
  onChange(change: FixityChange): void
  now?(): number
  sleep?: Store['sleep']
}

/** The watch over the scans of one open catalogue. */
export interface Watched {
  readonly folder: string
  readonly store: Store
  status(): Promise<FixityStatus>
  /** A page of the list of all files, as it was when its beginning was asked for. */
  files(from: number): readonly FixityFinding[]
  checkAll(job: Job): Promise<void>
  pause(isPaused: boolean): Promise<void>
  repair(files: readonly string[], job: Job): Promise<FixityRepair>
  close(): Promise<void>
}

interface State {
  readonly catalogue: WatchedCatalogue
  readonly store: Store
  readonly options: FixityOptions
  readonly ending: AbortController
  sweeping: Promise<void>
  isPaused: boolean
  isBusy: boolean
  problem: string | null
  listed: readonly FixityFinding[]
}

export async function watchOver(
  catalogue: WatchedCatalogue,
  options: FixityOptions
): Promise<Watched> {
  const state: State = {
    catalogue,
    store: await openStore(catalogue, options),
    options,
    ending: new AbortController(),
    sweeping: Promise.resolve(),
    isPaused: false,
    isBusy: false,
    problem: null,
    listed: []
  }
  beginSweep(state)
  const { store } = state
  return {
    folder: catalogue.folder,
    store,
    status: () => statusOf(state),
    files(from) {
      if (from === 0) state.listed = store.watch.files()
      return state.listed.slice(from, from + expectedPage)
    },
    checkAll: job => checkAll(state, job),
    async pause(isPaused) {
      state.isPaused = isPaused
      await store.log.flush()
    },
    repair: (files, job) => repair(state, files, job),
    async close() {
      state.ending.abort()
      await state.sweeping
      await store.log.flush().catch((error: unknown) => {
        options.log.error('the fixity log was not written:', error)
      })
    }
  }
}

async function openStore(
  { folder, device, readOnly }: WatchedCatalogue,
  { appVersion, now = Date.now, sleep = sleepUntil }: FixityOptions
): Promise<Store> {
  const agent = `Opis ${appVersion}`
  const isReadOnly = readOnly !== null
  const log = await openFixityLog({ folder: join(folder, 'fixity'), device, isReadOnly })
  return { folder, agent, log, watch: createWatch({ log, agent, now }), now, sleep }
}

async function sleepUntil(milliseconds: number, signal: AbortSignal): Promise<void> {
  // The end of the sweep also ends its rest.
  await delay(milliseconds, undefined, { signal }).catch(() => undefined)
}

/** Checks that cannot be noted down would begin with the same files at every start. */
function beginSweep(state: State): void {
  if (state.catalogue.readOnly === null) state.sweeping = sweepOn(state)
}

/** Ends with the catalogue, or at a failure that every further file would meet too. */
async function sweepOn(state: State): Promise<void> {
  const { signal } = state.ending
  try {
    await sweep(state.store, {
      signal,
      mayRun: () => !state.isPaused && !state.isBusy && isOpen(state),
      onRecorded: isNew => {
        if (isNew) tell(state, 1)
      }
    })
  } catch (error) {
    if (signal.aborted) return
    state.problem = error instanceof Failure ? error.code : 'sweepStopped'
    state.options.log.error('the sweep over the scans has stopped:', error)
  }
}

function isOpen({ catalogue, options }: State): boolean {
  return options.catalogue()?.folder === catalogue.folder
}

async function checkAll(state: State, job: Job): Promise<void> {
  let found = 0
  await alone(state, () =>
    checkWhole(state.store, job, isNew => {
      if (isNew) found++
    })
  ).finally(() => {
    tell(state, found)
  })
  if (state.problem === null) return
  state.problem = null
  beginSweep(state)
}

async function repair(state: State, files: readonly string[], job: Job): Promise<FixityRepair> {
  const { store, options, catalogue } = state
  const second = await reachable(await options.secondLocation())
  if (second === null) throw new Failure('noSecondLocation', 'There is no second location')
  if (catalogue.readOnly !== null) throw new Failure('readOnly', 'Open for reading only')
  const known = files.filter(file => store.watch.expected().has(file))
  return alone(state, () => repairFiles(store, second, known, job)).finally(() => {
    tell(state, 0)
  })
}

/** The rolling sweep waits while a job does the same at full speed. */
async function alone<Value>(state: State, work: () => Promise<Value>): Promise<Value> {
  if (state.isBusy) throw new Failure('fixityBusy', 'A check is running already')
  state.isBusy = true
  try {
    return await work()
  } finally {
    state.isBusy = false
  }
}

function tell({ store, options }: State, newFindings: number): void {
  const { changed, missing, unreadable } = store.watch.counts()
  options.onChange({ newFindings, damaged: changed + missing + unreadable })
}

async function statusOf(state: State): Promise<FixityStatus> {
  const second = await reachable(await state.options.secondLocation())
  const { log, watch } = state.store
  const counts = watch.counts()
  return {
    counts,
    cycle: {
      ...log.cycle(),
      next: nextCycle(log.cycle()),
      done: watch.checkedInCycle(),
      total: watch.expected().size
    },
    activity: activityOf(state, counts.unchecked),
    isHurried: isHurried(state.store),
    problem: state.problem,
    hasSecondLocation: second !== null,
    findings: watch.findings()
  }
}

function activityOf(state: State, unchecked: number): FixityActivity {
  const { log, watch } = state.store
  if (!watch.isComplete()) return 'waiting'
  if (state.problem !== null || state.catalogue.readOnly !== null) return 'stopped'
  if (state.isPaused) return 'paused'
  return isRunning(log.cycle()) || unchecked > 0 ? 'checking' : 'resting'
}
