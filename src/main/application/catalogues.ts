import { realpath } from 'node:fs/promises'
import type { OpenCatalogue } from '../../shared/ipc'
import { openCatalogue } from '../catalogue/catalogueSession'
import type { CatalogueContext, CatalogueSession } from '../catalogue/catalogueSession'
import { Failure } from '../failure'
import type { PreferencesStore } from '../preferences'
import { isCatalogueFolder } from './recentCatalogues'
import type { RecentCatalogues } from './recentCatalogues'

export interface OpenFlags {
  readonly isNew?: boolean
  readonly wantsSample?: boolean
}

/** The one open catalogue. */
export interface Catalogues {
  current(): CatalogueSession | null
  describe(): OpenCatalogue | null
  /** The open catalogue; fails when there is none or the page does not know yet that it changed. */
  opened(): CatalogueSession
  open(folder: string, flags?: OpenFlags): Promise<OpenCatalogue>
  /** Closes the open catalogue and opens its folder again: what kept it from being written may be over. */
  reopen(): Promise<OpenCatalogue>
  close(): Promise<void>
  /** Until `pageLoaded` nothing is written: the page on screen still holds the catalogue before. */
  awaitPage(): void
  pageLoaded(): void
  /** Closes without forgetting which catalogue is opened at the next start. */
  end(): Promise<void>
}

export interface CataloguesContext extends CatalogueContext {
  readonly preferences: PreferencesStore
  readonly recent: RecentCatalogues
  onOpened(session: CatalogueSession): void
  onNotRemembered(error: unknown): void
}

export function requireCatalogueFolder(folder: string): void {
  if (isCatalogueFolder(folder)) return
  throw new Failure(
    'notACatalogue',
    `${folder} holds no catalogue (no catalogue.json). Choose a folder whose name ends in .opis.`
  )
}

/** A catalogue is new, and waits for the sample, only until something is written into it. */
function describe(session: CatalogueSession): OpenCatalogue {
  const description = session.describe()
  const isEmpty = Object.values(description.positions).every(position => position === 0)
  const { isNew, wantsSample } = description
  return { ...description, isNew: isNew && isEmpty, wantsSample: wantsSample && isEmpty }
}

/** Runs one operation at a time: opening and closing must not overlap. */
function createQueue() {
  let last: Promise<unknown> = Promise.resolve()
  return <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
}

export function createCatalogues(context: CataloguesContext): Catalogues {
  const { preferences, recent, onOpened, onNotRemembered } = context
  const inTurn = createQueue()
  let session: CatalogueSession | null = null
  let isPageStale = false

  async function swap(folder: string, flags: OpenFlags): Promise<OpenCatalogue> {
    const real = await realpath(folder).catch(() => folder)
    requireCatalogueFolder(real)
    if (session?.folder === real) return describe(session)
    // The new one first: when it cannot be opened, the work in the old one goes on.
    const next = await openCatalogue(real, context, flags)
    const previous = session
    session = next
    await previous?.close()
    onOpened(next)
    const opened = describe(next)
    // What cannot be remembered, on a full disk for instance, is open all the same.
    await recent.remember(real, opened.title).catch(onNotRemembered)
    return opened
  }

  async function end(): Promise<void> {
    const previous = session
    session = null
    await previous?.close()
  }

  return {
    current: () => session,
    describe: () => (session === null ? null : describe(session)),
    opened() {
      if (session === null)
        throw new Failure('noCatalogue', 'No catalogue is open. Open one first.')
      if (!isPageStale) return session
      throw new Failure('catalogueChanged', 'Another catalogue was opened. The window reloads.')
    },
    open: (folder, flags = {}) => inTurn(() => swap(folder, flags)),
    reopen: () =>
      inTurn(async () => {
        const folder = session?.folder
        if (folder === undefined) throw new Failure('noCatalogue', 'No catalogue is open.')
        isPageStale = true
        await end()
        return swap(folder, {})
      }),
    close: () =>
      inTurn(async () => {
        await end()
        await preferences.update({ lastCatalogue: null })
      }),
    awaitPage() {
      isPageStale = true
    },
    pageLoaded() {
      isPageStale = false
    },
    end: () => inTurn(end)
  }
}
