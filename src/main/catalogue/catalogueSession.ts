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
import { chooseDevice } from './chooseDevice'
import type { CatalogueContext } from './context'
import { createCatalogueDescription, formatVersion, readCatalogueDescription } from './description'
import { writeDeviceState } from './deviceState'
import type { DeviceState } from './deviceState'
import { noticesOf } from './journalNotices'
import { openForUse } from './openForUse'

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
  close(): Promise<void>
}

/** Makes an empty catalogue in a folder that is new or empty. */
export async function createCatalogueFolder(folder: string, title: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw new Failure('folderNotUsable', `${folder} cannot be read`, { cause: error })
  })
  if (names.length > 0) throw new Failure('folderNotEmpty', `${folder} is not empty`)
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
  const scan = await scanJournal(join(folder, 'journal'))
  const place = { catalogue: description.id, path: folder }
  const chosen = await chooseDevice(context.userData, place, scan.devices)
  const { device } = chosen
  const opened = await openForUse(folder, device, description, scan, context)
  const { journal, readOnly } = opened
  const state = createStateKeeper(context.userData, device, chosen.state, journal)
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
      readOnly: readOnly ?? (journal.isBroken() ? 'notWritable' : null),
      isNew: flags.isNew ?? false,
      wantsSample: flags.wantsSample ?? false
    }),
    verified: positions => state.verified(positions),
    close() {
      closing ??= journal
        .close()
        .then(() => state.saveIfChanged())
        .finally(() => openFolders.delete(folder))
      return closing
    }
  }
}

interface StateKeeper {
  current(): DeviceState
  verified(positions: Positions): Promise<void>
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
      state = { ...state, verified: Object.fromEntries(held) }
      return save()
    },
    saveIfChanged: () => (journal.issued() > state.issued ? save() : writing)
  }
}
