import { app, clipboard, nativeTheme, shell } from 'electron'
import type { ApplicationServices } from '../ipc/applicationHandlers'
import type { PreferencesStore } from '../preferences'
import type { AsOfViews } from '../restoring/asOfViews'
import type { Catalogues } from './catalogues'
import type { MenuBar } from './menuBar'
import type { RecentCatalogues } from './recentCatalogues'
import type { ShellState } from './services'
import { startState } from './startState'

export interface DesktopContext {
  readonly catalogues: Catalogues
  readonly views: AsOfViews
  readonly preferences: PreferencesStore
  readonly recent: RecentCatalogues
  readonly menuBar: MenuBar
  readonly state: ShellState
}

export interface Desktop extends Omit<ApplicationServices, 'confirm'> {
  showInFolder(path: string): void
}

/** What the calls of the interface do to the window, the menu and the system. */
export function createDesktop(context: DesktopContext): Desktop {
  const { catalogues, views, preferences, recent, menuBar, state } = context
  return {
    start() {
      catalogues.pageLoaded()
      state.window.pageStarted()
      const { notices } = state
      state.notices = []
      state.told = [...state.told, ...notices]
      return {
        ...startState(preferences),
        catalogue: views.describe(),
        recent: recent.list(),
        notices
      }
    },
    async setPreferences(changes) {
      const before = preferences.get().preferences
      const after = { ...before, ...changes }
      await preferences.update({ preferences: after })
      nativeTheme.themeSource = after.theme
      if (after.locale !== before.locale) menuBar.refresh()
      return after
    },
    setCommandState: menuBar.enable,
    readyToClose: () => state.window.readyToClose(),
    stillClosing: () => state.window.stillClosing(),
    copyText(text) {
      clipboard.writeText(text)
    },
    restart() {
      app.relaunch()
      app.quit()
    },
    showInFolder(path) {
      shell.showItemInFolder(path)
    }
  }
}
