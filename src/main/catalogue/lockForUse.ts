import type { ReadOnlyReason, StartNotice } from '../../shared/ipc'
import { isDiskFull } from '../files/operations'
import type { Journal } from '../journal/journal'
import { formatVersion } from './description'
import type { CatalogueDescription } from './description'
import { lockFolder } from './folderLock'
import type { FolderLock, LockHolder } from './folderLock'

/** Why a folder is not written into although nothing is wrong with it. */
export interface Refusal {
  readonly reason: ReadOnlyReason
  readonly notices: readonly StartNotice[]
}

/** Exactly one of them, or neither where a folder is not to be written at all. */
export interface Locking {
  readonly lock: FolderLock | null
  readonly refusal: Refusal | null
}

/** Takes the folder for writing; what a newer version made is not touched, not even for that. */
export async function lockForUse(
  folder: string,
  description: CatalogueDescription
): Promise<Locking> {
  if (description.formatVersion > formatVersion) return { lock: null, refusal: null }
  const result = await lockFolder(folder)
  if ('lock' in result) return { lock: result.lock, refusal: null }
  return { lock: null, refusal: 'heldBy' in result ? inUse(result.heldBy) : refused(result.error) }
}

function inUse({ user, host, since }: LockHolder): Refusal {
  const detail = [`${user}@${host}`, since].filter(text => text !== '').join(', ')
  return { reason: 'inUse', notices: [{ code: 'catalogueInUse', detail }] }
}

function refused(error: unknown): Refusal {
  const reason = isDiskFull(error) ? 'noSpace' : 'notWritable'
  return { reason, notices: [{ code: 'journalNotWritable', detail: String(error) }] }
}

/** Who only reads stands in nobody's way. */
export async function keepOrRelease(
  lock: FolderLock | null,
  isWriting: boolean,
  device: string
): Promise<FolderLock | null> {
  if (isWriting) await lock?.setDevice(device)
  else await lock?.release()
  return isWriting ? lock : null
}

/** Nothing is written once another process has the folder. */
export function guarded(journal: Journal, lock: FolderLock): Journal {
  return {
    ...journal,
    async append(drafts) {
      await lock.confirm()
      return journal.append(drafts)
    },
    async appendTexts(drafts) {
      await lock.confirm()
      return journal.appendTexts(drafts)
    }
  }
}
