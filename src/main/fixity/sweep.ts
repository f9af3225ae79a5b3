import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../failure'
import { storedPath } from '../attachments/fileStore'
import { takeBack } from '../attachments/trash/trashFolder'
import { checkFile } from './checkFile'
import type { CheckOptions } from './checkFile'
import { isRunning, isTooSlow, mayBegin } from './cycle'
import type { LogEvent } from './event'
import { listStore } from './listStore'
import type { FixityLog } from './log'
import type { Watch } from './watch'

/** After each piece this many times as long as it took: 1 part in 21 is under 5 % of a core. */
export const calmPause = 20
const hurriedPause = 4
const idle = 2000
const startAfter = 30_000
const listEvery = 6 * 60 * 60 * 1000
const flushEvery = 30_000

/** The store of one catalogue, with what is known of it. */
export interface Store {
  /** The catalogue's folder. */
  readonly folder: string
  readonly agent: string
  readonly log: FixityLog
  readonly watch: Watch
  now(): number
  /** Resolves early when the signal is given. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
}

export interface SweepOptions {
  readonly signal: AbortSignal
  /** While it answers false the sweep waits. */
  mayRun(): boolean
  onRecorded(isNewFinding: boolean): void
}

/** Checks one file and notes the outcome. */
export async function checkStored(
  { folder, watch }: Store,
  sha256: string,
  options: CheckOptions
): Promise<boolean> {
  const path = storedPath(folder, sha256)
  let checked = await checkFile(path, sha256, options)
  if (checked.state === 'missing') {
    // A disk that was pulled out has lost no file.
    await requireStore(folder)
    // It is to be there, so it is used, whatever was thought when it was put into the trash.
    if (await takeBack(folder, sha256)) checked = await checkFile(path, sha256, options)
  }
  return watch.record(sha256, checked)
}

/** Fails with `storeGone` where the catalogue cannot be seen. */
export async function requireStore(folder: string): Promise<void> {
  await stat(join(folder, 'catalogue.json')).catch((cause: unknown) => {
    throw new Failure('storeGone', `${folder} is not there`, { cause })
  })
}

export function cycleEvent(store: Store, type: 'cycle begun' | 'cycle ended'): LogEvent {
  const date = new Date(store.now()).toISOString()
  return { type, date, agent: store.agent, files: store.watch.expected().size }
}

export function isHurried({ log, watch, now }: Store): boolean {
  const total = watch.expected().size
  return total > 0 && isTooSlow(log.cycle(), watch.checkedInCycle() / total, now())
}

/** Goes through the store for as long as the catalogue is open, oldest check first; ends when the signal is given. */
export async function sweep(store: Store, options: SweepOptions): Promise<void> {
  const { log, watch, now, sleep } = store
  const { signal, mayRun } = options
  let listed = -Infinity
  let flushed = now()
  let pause = calmPause
  const pace = (milliseconds: number): Promise<void> => sleep(milliseconds * pause, signal)

  await sleep(startAfter, signal)
  while (!signal.aborted) {
    if (!mayRun() || !watch.isComplete()) {
      await log.flush()
      await sleep(idle, signal)
      continue
    }
    if (now() - listed > listEvery) {
      watch.compare(await listStore(store.folder, () => sleep(idle / 200, signal)))
      listed = now()
    }
    beginCycle(store)
    const file = watch.next()
    if (file === null) {
      if (isRunning(log.cycle())) log.add(cycleEvent(store, 'cycle ended'))
      await log.flush()
      await sleep(idle, signal)
      continue
    }
    options.onRecorded(await checkStored(store, file, { signal, pace }))
    if (now() - flushed < flushEvery) continue
    pause = isHurried(store) ? hurriedPause : calmPause
    await log.flush()
    flushed = now()
  }
}

/** When its time has come; what is checked before would have to be checked again. */
function beginCycle(store: Store): void {
  const { log, watch, now } = store
  const isTime = watch.expected().size > 0 && mayBegin(log.cycle(), now())
  if (isTime) log.add(cycleEvent(store, 'cycle begun'))
}
