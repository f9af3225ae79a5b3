import { app } from 'electron'
import type { StartNotice } from '../../shared/ipc'
import type { CatalogueSession } from '../catalogue/catalogueSession'
import { createExports } from '../exports/exports'
import { createImports } from '../imports/imports'
import { createRemoteTable } from '../imports/remoteTable'
import { startTableProcess } from '../processes/started'
import { createFileTokens } from '../ipc/fileTokens'
import type { Log } from '../log'
import type { PreferencesStore } from '../preferences'
import { createPictures } from '../pictures/pictures'
import { createPress } from '../printing/press'
import { createAsOfViews } from '../restoring/asOfViews'
import type { Origins } from '../security'
import type { MainWindow } from '../window'
import { createCatalogueChoices } from './catalogueChoices'
import { createCatalogues } from './catalogues'
import { createDialogs } from './dialogs'
import { createFiles } from './files'
import { labelsOf } from './labels'
import type { Labels } from './labels'
import { createLongJobs } from './longJobs'
import { createMenuBar } from './menuBar'
import { openFromOutside } from './openFromOutside'
import type { Paths } from './paths'
import { createRecentCatalogues } from './recentCatalogues'
import { createSafekeeping } from './safekeeping'
import { createSecondWindow } from './secondWindow'
import { currentLocale } from './startState'

export interface ShellOptions {
  readonly paths: Paths
  readonly origins: Origins
  readonly log: Log
  readonly preferences: PreferencesStore
}

/** What changes while the application runs. */
export interface ShellState {
  readonly window: MainWindow
  /** Told to the page when it starts next. */
  notices: readonly StartNotice[]
  /** Those that it was told. */
  told: readonly StartNotice[]
}

/** Everything that the calls, the menu and the lifecycle work with. */
export function createServices(options: ShellOptions, state: ShellState) {
  const { paths, origins, log, preferences } = options
  const { documents, userData } = paths
  const labels = (): Labels => labelsOf(currentLocale(preferences))
  const recent = createRecentCatalogues(preferences, () => {
    menuBar.refresh()
  })
  const catalogues = createCatalogues({
    userData,
    appVersion: app.getVersion(),
    preferences,
    recent,
    onOpened,
    ...catalogueTroubles(options, state)
  })
  const dialogs = createDialogs({ documents, preferences, labels: () => labels().dialogs })
  const openOutside = (folder: string): Promise<void> =>
    openFromOutside(folder, { catalogues, dialogs, log, labels, window: state.window })
  const { viewerWindow, viewerActed, run } = createSecondWindow(options, state)
  const menuBar = createMenuBar({
    labels,
    recent: recent.list,
    hasDeveloperTools: origins.developmentServer !== null,
    run,
    zoom: change => state.window.zoom(change),
    openRecent: token => void openOutside(recent.folderOf(token))
  })
  const views = createAsOfViews(catalogues)
  const longJobs = createLongJobs(progress => state.window.send('jobProgress', progress))
  const common = { labels, catalogues, views, dialogs, longJobs }
  const safekeeping = createSafekeeping({ ...common, options, state })

  function onOpened(session: CatalogueSession): void {
    state.notices = [...state.notices, ...session.notices]
    void safekeeping.sweepSnapshots(session)
    safekeeping.fileTrash.opened(session).catch((error: unknown) => {
      log.error('the trash of files was not looked through:', error)
    })
    void safekeeping.copies.noticesOf(session).then(notices => {
      state.notices = [...state.notices, ...notices]
    })
  }

  return {
    ...common,
    ...safekeeping,
    recent,
    menuBar,
    openOutside,
    choices: createCatalogueChoices(documents, catalogues, dialogs),
    ...createFiles(options, state, { ...common, unfinished: safekeeping.unfinished }),
    viewerWindow,
    viewerActed,
    exports: createExports(dialogs),
    pictures: createPictures(dialogs),
    imports: createImports(dialogs.chooseImport, () => createRemoteTable(startTableProcess())),
    printing: createPress({ ...paths, ...options, longJobs, chooseFile: dialogs.chooseFile }),
    fileTokens: createFileTokens()
  }
}

/** What of a catalogue goes wrong beside the work is logged, and told where it concerns the records. */
function catalogueTroubles({ log }: ShellOptions, state: ShellState) {
  return {
    onDamage(notice: StartNotice): void {
      log.error(`the journal is damaged: ${notice.detail}`)
      state.window.send('notice', notice)
    },
    onError(error: unknown): void {
      log.error('the journal could not be read again:', error)
    },
    onNotRemembered(error: unknown): void {
      log.error('the catalogue was not added to the recent ones:', error)
    }
  }
}

export type ShellServices = ReturnType<typeof createServices>
