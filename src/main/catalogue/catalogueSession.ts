import { randomUUID } from 'node:crypto'
import { readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { Positions } from '../../shared/changeLog/changeset'
import type { OpenCatalogue, StartNotice } from '../../shared/ipc'
import { Failure } from '../failure'
import { makeFolderDurably } from '../files/durable'
import { isMissing } from '../files/operations'
import type { Journal } from '../journal/journal'
import { scanJournal } from '../journal/scanJournal'
import { chooseDevice, knownDevice, seenBy } from './chooseDevice'
import type { CatalogueContext } from './context'
import { createCatalogueDescription, formatVersion, readCatalogueDescription } from './description'
import type { CatalogueDescription } from './description'
import { writeDeviceState } from './deviceState'
import type { DeviceState } from './deviceState'
import { createJournalMemory, forgettingUnreadable } from './journalMemory'
import { noticesOf } from './journalNotices'
import { createJournalWatch } from './journalWatch'
import { lockFileName } from './lockFile'
import { openForUse } from './openForUse'
import { guarded, keepOrRelease, lockForUse } from './lockForUse'
import type { Locking } from './lockForUse'

export type { CatalogueContext }

/** An open catalogue folder: everything is written and read through it. */
export interface CatalogueSession {
  readonly folder: string
  readonly journal: Journal
  /** What was found on opening. */
  readonly notices: readonly StartNotice[]
  describe(): OpenCatalogue
  /** The working copy holds everything up to these positions. */
  verified(positions: Positions): Promise<void>
  /** Nothing that the working copy holds is to be relied on. */
  workingCopyFailed(): Promise<void>
  close(): Promise<void>
}

/** Makes an empty catalogue in a folder that is new or empty. */
export async function createCatalogueFolder(folder: string, title: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw new Failure('folderNotUsable', `${folder} cannot be read`, { cause: error })
  })
  if (names.some(name => name !== lockFileName))
    throw new Failure('folderNotEmpty', `${folder} is not empty`)
  try {
    for (const part of ['journal', 'snapshots', 'files'])
      await makeFolderDurably(join(folder, part))
    await createCatalogueDescription(folder, { id: randomUUID(), title, formatVersion })
  } catch (cause) {
    throw new Failure('folderNotUsable', `${folder} cannot be written`, { cause })
  }
}

/** Two sessions of one folder would issue the same numbers. */
const openFolders = new Set<string>()

export async function openCatalogue(
  folder: string,
  context: CatalogueContext,
  flags: { readonly isNew?: boolean; readonly wantsSample?: boolean } = {}
): Promise<CatalogueSession> {
  const path = await realpath(folder).catch((cause: unknown) => {
    throw new Failure('notACatalogue', `${folder} is not there`, { cause })
  })
  if (openFolders.has(path)) throw new Failure('alreadyOpen', `${path} is open already`)
  openFolders.add(path)
  try {
    return await openSession(path, context, flags)
  } catch (error) {
    openFolders.delete(path)
    throw error
  }
}

async function openSession(
  folder: string,
  context: CatalogueContext,
  flags: { readonly isNew?: boolean; readonly wantsSample?: boolean }
): Promise<CatalogueSession> {
  const description = await readCatalogueDescription(folder)
  // Before the journal is read: nobody else may be writing into it from then on.
  const locking = await lockForUse(folder, description)
  try {
    return await openLocked(folder, context, flags, description, locking)
  } catch (error) {
    await locking.lock?.release()
    throw error
  }
}

async function openLocked(
  folder: string,
  context: CatalogueContext,
  flags: { readonly isNew?: boolean; readonly wantsSample?: boolean },
  description: CatalogueDescription,
  locking: Locking
): Promise<CatalogueSession> {
  const place = { catalogue: description.id, path: folder }
  const memory = createJournalMemory(context.userData, place)
  const before = await knownDevice(context.userData, place)
  const known = await memory.recall()
  const acknowledged = before ? seenBy(before) : {}
  const scan = await scanJournal(join(folder, 'journal'), { known, acknowledged })
  const chosen = await chooseDevice(context.userData, place, before, scan.devices)
  const { device } = chosen
  const opened = await openForUse(folder, device, description, scan, context, locking.refusal)
  const { readOnly } = opened
  const lock = await keepOrRelease(locking.lock, readOnly === null, device)
  const readable = forgettingUnreadable(opened.journal, scan, memory)
  const journal = lock === null ? readable : guarded(readable, lock)
  const state = createStateKeeper(context.userData, device, chosen.state, journal)
  const watch = createJournalWatch(join(folder, 'journal'), scan, memory, context)
  let closing: Promise<void> | null = null
  return {
    folder,
    journal,
    notices: [...noticesOf(scan, device), ...chosen.notices, ...opened.notices],
    describe: () => ({
      id: description.id,
      title: description.title,
      folder,
      device,
      positions: journal.positions(),
      verified: state.current().verified,
      ...(state.current().mustRebuild ? { mustRebuild: true } : {}),
      readOnly: readOnly ?? (lock?.isLost() ? 'inUse' : journal.isBroken() ? 'notWritable' : null),
      isNew: flags.isNew ?? false,
      wantsSample: flags.wantsSample ?? false
    }),
    verified(positions) {
      watch.begin()
      return state.verified(positions)
    },
    workingCopyFailed: () => state.workingCopyFailed(),
    close() {
      watch.end()
      closing ??= journal
        .close()
        .then(() => state.saveIfChanged())
        .finally(() => lock?.release())
        .finally(() => openFolders.delete(folder))
      return closing
    }
  }
}

interface StateKeeper {
  current(): DeviceState
  verified(positions: Positions): Promise<void>
  workingCopyFailed(): Promise<void>
  saveIfChanged(): Promise<void>
}

/** Writes one state after the other, so that an older one never replaces a newer. */
function createStateKeeper(
  userData: string,
  device: string,
  initial: DeviceState,
  journal: Journal
): StateKeeper {
  let state = initial
  let writing: Promise<void> = Promise.resolve()
  function save(): Promise<void> {
    state = { ...state, issued: Math.max(state.issued, journal.issued()) }
    const saved = state
    const next = writing.then(() => writeDeviceState(userData, device, saved))
    writing = next.catch(() => undefined)
    return next
  }
  return {
    current: () => state,
    verified(positions) {
      // Nothing counts that the journal does not hold as committed: an unfinished group may yet be given up.
      const committed = journal.positions()
      const held = Object.entries(positions).map(
        ([name, n]) => [name, Math.min(n, committed[name] ?? 0)] as const
      )
      state = { verified: Object.fromEntries(held), issued: state.issued }
      return save()
    },
    workingCopyFailed() {
      state = { verified: {}, issued: state.issued, mustRebuild: true }
      return save()
    },
    saveIfChanged: () => (journal.issued() > state.issued ? save() : writing)
  }
}
