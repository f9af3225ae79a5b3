import { app } from 'electron'
import type { StartNotice } from '../../shared/ipc'
import { createAttachments } from '../attachments/attachments'
import { createExports } from '../exports/exports'
import { createFileTokens } from '../ipc/fileTokens'
import type { Log } from '../log'
import type { PreferencesStore } from '../preferences'
import type { Origins } from '../security'
import type { MainWindow } from '../window'
import { createCatalogueChoices } from './catalogueChoices'
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
    onOpened({ notices }) {
      state.notices = [...state.notices, ...notices]
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
  return {
    labels,
    recent,
    catalogues,
    choices: createCatalogueChoices(documents, catalogues, dialogs),
    dialogs,
    menuBar,
    attachments,
    exports: createExports(dialogs),
    fileTokens: createFileTokens(),
    longJobs: createLongJobs(progress => state.window?.send('jobProgress', progress)),
    openOutside
  }
}

export type ShellServices = ReturnType<typeof createServices>
