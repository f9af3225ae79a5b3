import { app } from 'electron'
import type { StartNotice } from '../../shared/ipc'
import type { Attachments } from '../attachments/attachments'
import { createDiagnostics } from '../diagnostics/diagnostics'
import { createHandlers } from '../ipc/handlers'
import type { Calls } from '../ipc/register'
import type { Printing } from '../printing/printing'
import type { MainWindow } from '../window'
import { createDesktop } from './desktop'
import { createServices } from './services'
import type { ShellOptions, ShellServices, ShellState } from './services'

/** The running application: one window, one catalogue, and what joins them. */
export interface Shell {
  /** What answers the page. */
  readonly calls: Calls
  readonly attachments: Attachments
  readonly printing: Printing
  notify(notices: readonly StartNotice[]): void
  /** Opens the folder given, else the catalogue used last; a failure becomes a notice. */
  reopen(folder: string | null): Promise<void>
  confirmClose(): Promise<boolean>
  /** Comes to the front and opens the folder that a second start was given. */
  handOver(folder: string | null): void
  end(): Promise<void>
}

interface Context {
  readonly options: ShellOptions
  readonly services: ShellServices
  readonly state: ShellState
}

function notify(state: ShellState, notices: readonly StartNotice[]): void {
  state.notices = [...state.notices, ...notices]
}

function callsOf({ options, services, state }: Context): Calls {
  const { log, preferences } = options
  const { dialogs, fileTokens } = services
  const desktop = createDesktop({ ...services, preferences, state })
  const diagnostics = createDiagnostics({
    version: app.getVersion(),
    ...options.paths,
    catalogues: services.catalogues,
    notices: () => [...state.told, ...state.notices],
    showInFolder: desktop.showInFolder
  })
  return {
    handlers: createHandlers({
      ...desktop,
      ...services,
      diagnostics,
      log,
      confirm: dialogs.confirm,
      chooseFiles: dialogs.chooseFiles
    }),
    fileTokens,
    viewerContents: services.viewerWindow.contents
  }
}

/** The page does not answer: true closes the window anyway. */
async function confirmClose({ dialogs, labels }: ShellServices): Promise<boolean> {
  const { closeMessage, closeDetail, wait, closeNow } = labels().dialogs
  return (await dialogs.confirm(closeMessage, closeDetail, [closeNow, wait])) === 0
}

async function reopen({ options, services, state }: Context, folder: string | null) {
  const wanted = folder ?? options.preferences.get().lastCatalogue
  if (wanted === null) return
  try {
    await services.catalogues.open(wanted)
  } catch (error) {
    options.log.error(`${wanted} was not opened:`, error)
    const why = error instanceof Error ? error.message : String(error)
    notify(state, [{ code: 'reopenFailed', detail: `${wanted}: ${why}` }])
  }
}

export function createShell(options: ShellOptions, window: MainWindow): Shell {
  const state: ShellState = { window, notices: [], told: [] }
  const services = createServices(options, state)
  const context = { options, services, state }
  services.menuBar.refresh()
  window.browserWindow.on('closed', services.viewerWindow.close)
  return {
    calls: callsOf(context),
    attachments: services.attachments,
    printing: services.printing,
    notify: notices => {
      notify(state, notices)
    },
    reopen: folder => reopen(context, folder),
    confirmClose: () => confirmClose(services),
    handOver(folder) {
      window.focus()
      if (folder !== null) void services.openOutside(folder)
    },
    async end() {
      await services.longJobs.close()
      await services.snapshots.close()
      await services.fileTrash.close()
      await services.fixity.close()
      await services.imports.end()
      await services.packages.end()
      await services.exports.close()
      await services.printing.close()
      await services.watching.close()
      await services.texts.close()
      await services.attachments.close()
      // After all that writes into the catalogue, and as long as one may be kept waiting.
      await services.copies.finish(5000)
      await services.catalogues.end()
      await options.preferences.settled()
    }
  }
}
