import { viewerCommands } from '../../shared/commands'
import type { CommandName } from '../../shared/commands'
import type { ViewerAct } from '../../shared/viewer/viewed'
import { createViewerWindow } from '../viewerWindow'
import type { ViewerWindow } from '../viewerWindow'
import type { ShellOptions, ShellState } from './services'

/** The second window, and to which of the two a command of the menu goes. */
export function createSecondWindow(
  { paths, origins, log, preferences }: ShellOptions,
  state: ShellState
): {
  readonly viewerWindow: ViewerWindow
  viewerActed(act: ViewerAct): void
  run(command: CommandName): void
} {
  const viewerActed = (act: ViewerAct): void => state.window.send('viewerActed', act)
  const viewerWindow = createViewerWindow({
    folder: paths.application,
    origins,
    log,
    state: () => preferences.get().viewerWindow,
    onState(place) {
      preferences.update({ viewerWindow: place }).catch((error: unknown) => {
        log.error('the place of the second window was not remembered:', error)
      })
    },
    onClosed() {
      viewerActed({ act: 'close' })
    }
  })
  return {
    viewerWindow,
    viewerActed,
    run(command) {
      // What is done with a scan is done with the one in the window that is in front.
      const isOfScan = viewerCommands.has(command) && viewerWindow.isFocused()
      if (isOfScan) viewerWindow.send('command', command)
      else state.window.send('command', command)
    }
  }
}
