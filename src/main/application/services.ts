import { app } from 'electron'
import type { StartNotice } from '../../shared/ipc'
import { createAttachments } from '../attachments/attachments'
import { createPackages } from '../bags/packages'
import { createWorkingCopies } from '../catalogue/workingCopies'
import { createCopies } from '../copies/copies'
import { createExports } from '../exports/exports'
import { createFixity } from '../fixity/fixity'
import { createImports } from '../imports/imports'
import { createFileTokens } from '../ipc/fileTokens'
import { createAsOfViews } from '../restoring/asOfViews'
import { createRestoring } from '../restoring/restoring'
import { timeText } from '../restoring/timeText'
import type { Log } from '../log'
import type { PreferencesStore } from '../preferences'
import { createApplicationSnapshots } from '../snapshots/applicationSnapshots'
import type { Snapshots } from '../snapshots/snapshots'
import type { Origins } from '../security'
import type { MainWindow } from '../window'
import { createCatalogueChoices, freeFolder } from './catalogueChoices'
import { createCatalogues } from './catalogues'
import { createDialogs } from './dialogs'
import { labelsOf } from './labels'
import type { Labels } from './labels'
import { createLongJobs } from './longJobs'
import { createMenuBar } from './menuBar'
import { openFromOutside } from './openFromOutside'
import type { Paths } from './paths'
import { createRecentCatalogues } from './recentCatalogues'
import { currentLocale } from './startState'

export interface ShellOptions {
  readonly paths: Paths
  readonly origins: Origins
  readonly log: Log
  readonly preferences: PreferencesStore
}

/** What changes while the application runs. */
export interface ShellState {
  window: MainWindow | null
  /** Told to the page when it starts next. */
  notices: readonly StartNotice[]
  /** Those that it was told. */
  told: readonly StartNotice[]
}

/** Everything that the calls, the menu and the lifecycle work with. */
export function createServices(
  { paths, origins, log, preferences }: ShellOptions,
  state: ShellState
) {
  const labels = (): Labels => labelsOf(currentLocale(preferences))
  const { documents, userData, temporary } = paths
  const recent = createRecentCatalogues(preferences, () => {
    menuBar.refresh()
  })
  const catalogues = createCatalogues({
    userData,
    appVersion: app.getVersion(),
    preferences,
    recent,
    onOpened(session) {
      state.notices = [...state.notices, ...session.notices]
      void snapshots.sweep(session)
      void copies.noticesOf(session).then(notices => {
        state.notices = [...state.notices, ...notices]
      })
    },
    onNotRemembered(error) {
      log.error('the catalogue was not added to the recent ones:', error)
    }
  })
  const dialogs = createDialogs({ documents, preferences, labels: () => labels().dialogs })
  const openOutside = (folder: string): Promise<void> =>
    openFromOutside(folder, { catalogues, dialogs, log, labels, window: () => state.window })
  const menuBar = createMenuBar({
    labels,
    recent: recent.list,
    hasDeveloperTools: origins.developmentServer !== null,
    run: command => state.window?.send('command', command),
    zoom: change => state.window?.zoom(change),
    openRecent: token => void openOutside(recent.folderOf(token))
  })
  const attachments = createAttachments({
    catalogueFolder: () => catalogues.current()?.folder ?? null,
    temporary,
    onProgress: progress => state.window?.send('ingestProgress', progress)
  })
  const views = createAsOfViews(catalogues)
  const longJobs = createLongJobs(progress => state.window?.send('jobProgress', progress))
  const copies = createCopies({
    userData,
    dialogs,
    longJobs,
    catalogues,
    onChanged: status => state.window?.send('secondLocation', status),
    onError(error) {
      log.error('the second location was not brought up to date:', error)
    }
  })
  const secondLocation = copies.second.folder
  const restoring = createRestoring({
    catalogues,
    views,
    longJobs,
    chooseNew: dialogs.chooseNew,
    appVersion: app.getVersion(),
    proposed: title => freeFolder(documents, title),
    labels: () => labels().restored,
    timeText: at => timeText(at, currentLocale(preferences)),
    person: () => preferences.get().preferences.person,
    secondLocation
  })
  const snapshots = createApplicationSnapshots({ catalogues, views, longJobs, log, secondLocation })
  const fixity = createFixity({
    appVersion: app.getVersion(),
    log,
    catalogue: () => catalogues.current()?.describe() ?? null,
    secondLocation,
    onChange: change => state.window?.send('fixityChanged', change)
  })
  return {
    fixity,
    snapshots: {
      ...snapshots,
      async finish(job, end) {
        const outcome = await snapshots.finish(job, end)
        copies.runSoon()
        return outcome
      }
    } satisfies Snapshots,
    copies,
    labels,
    recent,
    catalogues,
    views,
    restoring,
    workingCopies: createWorkingCopies({ userData, log }),
    choices: createCatalogueChoices(documents, catalogues, dialogs),
    dialogs,
    menuBar,
    attachments,
    exports: createExports(dialogs),
    imports: createImports(dialogs.chooseImport),
    packages: createPackages({
      appVersion: app.getVersion(),
      catalogues,
      longJobs,
      chooseFolder: dialogs.chooseFolder,
      choosePackage: dialogs.choosePackage
    }),
    fileTokens: createFileTokens(),
    longJobs,
    openOutside
  }
}

export type ShellServices = ReturnType<typeof createServices>
