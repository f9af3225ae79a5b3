import { scanIdOf } from '../../../shared/attachments/scanId'
import type { Job } from '../../application/longJobs'
import type { CatalogueSession } from '../../catalogue/catalogueSession'
import type { ActType } from '../../fixity/event'
import { countTime } from './trashClock'
import type { TrashClock } from './trashClock'
import { moveToTrash, readClock, settle, takeBack, trashedHashes, writeClock } from './trashFolder'

export type TrashSession = Pick<CatalogueSession, 'folder' | 'describe'> & {
  readonly journal: Pick<CatalogueSession['journal'], 'positions' | 'readTexts'>
}

export interface TrashContext {
  current(): TrashSession | null
  now(): number
  /** The scans whose files are in the trash of the folder, by their ids: what is saved is compared with them. */
  waitingIn(folder: string): Promise<Map<string, string>>
  /** The folder is opened anew: another machine may have worked in it. */
  forget(): void
  /** Writes down what happened to files of the folder; resolves when it is on the disk. */
  noteIn(folder: string, type: ActType, files: readonly string[]): Promise<void>
}

export function createContext(
  current: TrashContext['current'],
  note: (type: ActType, files: readonly string[]) => Promise<void>,
  now: () => number
): TrashContext {
  let waiting: { readonly folder: string; readonly files: Map<string, string> } | null = null
  return {
    current,
    now,
    async waitingIn(folder) {
      if (waiting?.folder === folder) return waiting.files
      const found = await trashedHashes(folder)
      const files = new Map(found.map(sha256 => [scanIdOf(sha256), sha256]))
      waiting = { folder, files }
      return files
    },
    forget() {
      waiting = null
    },
    async noteIn(folder, type, files) {
      // The log of another catalogue is no place for what was done in this one.
      if (files.length > 0 && current()?.folder === folder) await note(type, files)
    }
  }
}

export async function clockOf(
  { folder, journal }: TrashSession,
  { now }: TrashContext
): Promise<TrashClock> {
  const known = await readClock(folder)
  return countTime(known ?? { lived: 0, seen: now(), positions: journal.positions() }, now())
}

export async function put(
  session: TrashSession,
  files: readonly string[],
  context: TrashContext,
  job: Job
): Promise<readonly string[]> {
  const { folder, journal } = session
  const clock = await clockOf(session, context)
  await writeClock(folder, clock)
  const moved = new Date(context.now()).toISOString()
  const note = { moved, lived: clock.lived, positions: journal.positions() }
  const known = await context.waitingIn(folder)
  async function putOne(sha256: string): Promise<boolean> {
    const isMoved = await moveToTrash(folder, sha256, note)
    if (isMoved) known.set(scanIdOf(sha256), sha256)
    return isMoved
  }
  return each(folder, files, 'deaccession', putOne, context, job)
}

export async function restore(
  folder: string,
  files: readonly string[],
  context: TrashContext,
  job: Job
): Promise<readonly string[]> {
  const known = await context.waitingIn(folder)
  async function restoreOne(sha256: string): Promise<boolean> {
    const isBack = await takeBack(folder, sha256)
    known.delete(scanIdOf(sha256))
    return isBack
  }
  return each(folder, files, 'recovery', restoreOne, context, job)
}

/** Takes each through the work; those that it was done for are lasting and noted, also when it ends early. */
async function each(
  folder: string,
  files: readonly string[],
  type: ActType,
  work: (sha256: string) => Promise<boolean>,
  { noteIn }: TrashContext,
  { signal, report }: Job
): Promise<readonly string[]> {
  const done: string[] = []
  try {
    for (const [index, sha256] of files.entries()) {
      signal.throwIfAborted()
      report('moving', index, files.length)
      if (await work(sha256)) done.push(sha256)
    }
  } finally {
    if (done.length > 0) await settle(folder)
    await noteIn(folder, type, done)
  }
  return done
}
