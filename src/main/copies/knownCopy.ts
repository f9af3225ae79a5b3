import type { SecondLocationState, SecondLocationStatus } from '../../shared/copies/status'
import type { CatalogueSession } from '../catalogue/catalogueSession'
import { sequenceOf } from '../snapshots/names'
import { readLocation, writeLocation } from './locationsFile'
import type { Location } from './locationsFile'
import { stateOf } from './mirrorFailure'
import type { Compared } from './mirrorJournal'
import { areOnOneDisk, requireThere } from './secondFolder'

/** What is known of one open catalogue's copy. */
export interface KnownCopy {
  readonly session: CatalogueSession
  location: Location
  problem: SecondLocationState | null
  detail: string
  isSameDisk: boolean
  isRunning: boolean
  readonly compared: Compared
}

export interface KnownCopies {
  /** Of the open catalogue; null without one. */
  find(): Promise<KnownCopy | null>
  remember(of: KnownCopy, changes: Partial<Location>): Promise<void>
}

export function createKnownCopies(
  userData: string,
  current: () => CatalogueSession | null
): KnownCopies {
  let known: Promise<KnownCopy> | null = null
  let of: CatalogueSession | null = null

  async function begin(session: CatalogueSession): Promise<KnownCopy> {
    const place = { catalogue: session.describe().id, path: session.folder }
    const location = await readLocation(userData, place)
    const fresh = { problem: null, detail: '', isSameDisk: false, isRunning: false }
    const copy: KnownCopy = { session, location, ...fresh, compared: new Map() }
    await look(copy)
    return copy
  }

  return {
    async find() {
      const session = current()
      if (session === null) return null
      if (known === null || of !== session) known = begin(session)
      of = session
      return known
    },
    async remember(copy, changes) {
      copy.location = { ...copy.location, ...changes }
      await writeLocation(userData, copy.location)
    }
  }
}

/** Whether the copy is there, without reading it. */
export async function look(copy: KnownCopy): Promise<void> {
  const { folder } = copy.location
  if (folder === null) return
  try {
    await requireThere(copy.location)
    copy.isSameDisk = await areOnOneDisk(copy.session.folder, folder)
  } catch (error) {
    setProblem(copy, error)
  }
}

export function setProblem(copy: KnownCopy, error: unknown): void {
  copy.problem = stateOf(error)
  copy.detail = error instanceof Error ? error.message : String(error)
}

export function statusOf(copy: KnownCopy): SecondLocationStatus {
  const { session, location, problem, detail, isSameDisk, isRunning } = copy
  const { folder, lastAt, filesBehind, damagedFiles, sequence } = location
  const behind = Math.max(0, sequenceOf(session.journal.positions()) - sequence)
  const isBehind = behind > 0 || filesBehind > 0 || lastAt === null
  return {
    folder,
    state: folder === null ? 'none' : (problem ?? (isBehind ? 'behind' : 'upToDate')),
    lastAt,
    changesetsBehind: folder === null ? 0 : behind,
    filesBehind,
    damagedFiles,
    isSameDisk: folder !== null && isSameDisk,
    isRunning,
    detail: problem === null ? '' : detail
  }
}
