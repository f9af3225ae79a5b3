import { join } from 'node:path'
import type {
  ExpectedPart,
  FixityFinding,
  FixityRepair,
  FixityStatus
} from '../../shared/fixity/fixity'
import type { UntrackedFile } from '../../shared/attachments/fileTrash'
import type { FileEvent } from '../../shared/fixity/events'
import type { Job } from '../application/longJobs'
import { Failure } from '../failure'
import type { ActType } from './event'
import { eventsOf } from './events'
import { untrackedFiles } from './untracked'
import { watchOver } from './watchOver'
import type { FixityOptions, Watched } from './watchOver'

/** Whether the bytes of the scans are still what they were. */
export interface Fixity {
  /** Names the files that scans stand for; the first part begins the watch over the open catalogue. */
  expect(files: readonly string[], part: ExpectedPart): Promise<void>
  status(): Promise<FixityStatus>
  /** A page of the list of all files, sound ones last; empty at its end. */
  files(from: number): readonly FixityFinding[]
  checkAll(job: Job): Promise<FixityStatus>
  pause(isPaused: boolean): Promise<void>
  repair(files: readonly string[], job: Job): Promise<FixityRepair>
  /** Notes what was done with files; those that went are not expected any more. */
  note(type: ActType, files: readonly string[]): Promise<void>
  /** Looks through the store for files that no scan stands for. */
  untracked(job: Job): Promise<readonly UntrackedFile[]>
  /** What is noted of these files, by file, oldest first. */
  events(files: readonly string[]): Promise<Readonly<Record<string, readonly FileEvent[]>>>
  close(): Promise<void>
}

const notWatching: FixityStatus = {
  counts: { ok: 0, changed: 0, missing: 0, unreadable: 0, untracked: 0, unchecked: 0 },
  cycle: { begun: null, ended: null, next: null, done: 0, total: 0 },
  activity: 'waiting',
  isHurried: false,
  problem: null,
  hasSecondLocation: false,
  findings: []
}

/** Watches over the catalogue that is open; another one ends the watch before. */
export function createFixity(options: FixityOptions): Fixity {
  let watched: Watched | null = null

  function current(): Watched | null {
    return watched?.folder === options.catalogue()?.folder ? watched : null
  }

  function ready(): Watched {
    const found = current()
    if (found?.store.watch.isComplete()) return found
    throw new Failure('fixityNotReady', 'The scans of the catalogue are not known yet')
  }

  async function close(): Promise<void> {
    const ended = watched
    watched = null
    await ended?.close()
  }

  async function begin(): Promise<Watched> {
    const catalogue = options.catalogue()
    if (catalogue === null) throw new Failure('noCatalogue', 'No catalogue is open')
    const present = current()
    if (present) return present
    await close()
    watched = await watchOver(catalogue, options)
    return watched
  }

  return {
    async expect(files, part) {
      const one = part === 'first' ? await begin() : current()
      one?.store.watch.expect(files, part)
    },
    status: async () => (await current()?.status()) ?? notWatching,
    files: from => ready().files(from),
    async checkAll(job) {
      const one = ready()
      await one.checkAll(job)
      return one.status()
    },
    pause: isPaused => ready().pause(isPaused),
    repair: (files, job) => ready().repair(files, job),
    async note(type, files) {
      const { store } = await begin()
      if (type !== 'recovery') store.watch.expect(files, 'removed')
      for (const object of files) {
        const date = new Date(store.now()).toISOString()
        store.log.add({ type, date, agent: store.agent, object, outcome: 'ok' })
      }
      await store.log.flush()
    },
    untracked: async job => untrackedFiles((await begin()).store, job),
    async events(files) {
      const catalogue = options.catalogue()
      if (catalogue === null) throw new Failure('noCatalogue', 'No catalogue is open')
      // What cannot be written now is said with the status of the watch.
      await current()
        ?.store.log.flush()
        .catch(() => undefined)
      return eventsOf(join(catalogue.folder, 'fixity'), files)
    },
    close
  }
}
