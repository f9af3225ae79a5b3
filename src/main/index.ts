import { app, dialog, Menu, nativeTheme, protocol, session } from 'electron'
import { catalogueArgument, setPaths } from './application/paths'
import type { Shell } from './application/shell'
import { commandLineWords } from './commandLine/commandNames'
import { refuseDebugging } from './debugging'
import { registerHandlers } from './ipc/register'
import { createLog } from './log'
import { openPreferences } from './preferences'
import type { PreferencesStore } from './preferences'
import { markCleanEnd, prepareWorkingCopy } from './preflight/preflight'
import { respondFromBundle, respondWithPage } from './protocol'
import { secureSession } from './security'
import { openWindow } from './window'
import type { MainWindow } from './window'
import { attachmentScheme, scheme } from '../shared/constants'
import type { StartNotice } from '../shared/ipc'
import { join } from 'node:path'

const served = { standard: true, secure: true, supportFetchAPI: true }
// Only possible before Electron is ready, which is why this file is loaded synchronously.
protocol.registerSchemesAsPrivileged([
  { scheme, privileges: { ...served, codeCache: true } },
  { scheme: attachmentScheme, privileges: { ...served, stream: true, corsEnabled: true } }
])
refuseDebugging()
app.setName('Opis')
const paths = setPaths()
const developmentServer = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null)
const origins = { developmentServer }
const log = createLog(paths.logs, developmentServer !== null)

/** The application behind its window: null until it is loaded, which takes longer than the first page does. */
let loaded: Shell | null = null

interface Start {
  readonly preferences: PreferencesStore
  readonly notices: readonly StartNotice[]
}

function serve(shell: Promise<Shell>): void {
  const root = join(paths.application, 'out', 'renderer')
  secureSession(session.defaultSession, origins, log)
  protocol.handle(scheme, request => respond(request, root))
  protocol.handle(attachmentScheme, async request => (await shell).attachments.respond(request))
}

/** A document that is being printed, else the built interface. */
async function respond(request: Request, root: string): Promise<Response> {
  const name = new URL(request.url).pathname.slice(1)
  const page = (await loaded?.printing.respond(name)) ?? null
  return page === null ? respondFromBundle(request, root) : respondWithPage(page)
}

function listen(shell: Promise<Shell>): void {
  const handOver = (folder: string | null) => void shell.then(it => it.handOver(folder))
  app.on('second-instance', (_event, words) => {
    handOver(catalogueArgument(words))
  })
  // macOS hands over a catalogue by an event, not on the command line.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    handOver(path)
  })
  app.on('child-process-gone', (_event, { type, reason }) => {
    log.error(`the ${type} process is gone: ${reason}`)
  })
  endOnQuit(shell)
}

/** Ends the session before the process: the journal is closed and the end is marked as a clean one. */
function endOnQuit(shell: Promise<Shell>): void {
  let isEnded = false
  app.on('window-all-closed', () => {
    app.quit()
  })
  app.on('will-quit', event => {
    if (isEnded) return
    event.preventDefault()
    void shell
      .then(it => it.end())
      .then(() => markCleanEnd(paths.userData))
      .catch((error: unknown) => {
        log.error('the end was not clean:', error)
      })
      .finally(() => {
        isEnded = true
        app.quit()
      })
  })
}

function showWindow(preferences: PreferencesStore, shell: Promise<Shell>): MainWindow {
  // The system's colours until the page is there; no menu until it can do something.
  nativeTheme.themeSource = preferences.get().preferences.theme
  Menu.setApplicationMenu(null)
  return openWindow({
    folder: paths.application,
    origins,
    log,
    state: preferences.get().window,
    onState(place) {
      preferences.update({ window: place }).catch((error: unknown) => {
        log.error('the place of the window was not remembered:', error)
      })
    },
    onRestarted: () => void shell.then(it => it.notify([{ code: 'windowRestarted', detail: '' }])),
    confirmClose: async () => (await shell).confirmClose()
  })
}

/** Most of the code. */
async function load(window: MainWindow, { preferences, notices }: Start): Promise<Shell> {
  // What answers requests, which takes as long to load as the window's process to begin; named here for the first time.
  void globalThis.Response
  const { createShell } = await import('./application/shell')
  loaded = createShell({ paths, origins, log, preferences }, window)
  loaded.notify(notices)
  await loaded.reopen(catalogueArgument(process.argv))
  return loaded
}

/** The window comes first; the rest is loaded while its page is. */
async function start(): Promise<void> {
  log.info(`start ${app.getVersion()}, Electron ${process.versions.electron}`)
  const { store: preferences, notices } = await openPreferences(paths.userData)
  const electronVersion = process.versions.electron
  const workingCopy = await prepareWorkingCopy({ userData: paths.userData, electronVersion })
  await app.whenReady()
  // The window and what is behind it need one another; neither is asked for before both are named.
  const shell = Promise.resolve().then(() =>
    load(window, { preferences, notices: [...notices, ...workingCopy] })
  )
  serve(shell)
  listen(shell)
  const window = showWindow(preferences, shell)
  const { browserWindow } = window
  registerHandlers({
    origins,
    log,
    pageContents: () => (browserWindow.isDestroyed() ? null : browserWindow.webContents),
    calls: shell.then(({ calls }) => calls)
  })
  await shell
}

process.on('unhandledRejection', error => {
  log.error('unhandled:', error)
})

/** Beside a running window, which keeps the folder that it has open to itself. */
async function answerWords(words: readonly string[]): Promise<void> {
  const { runCommandLine } = await import('./commandLine/runCommandLine')
  const { stdout, stderr } = process
  const terminal = {
    write: (text: string) => stdout.write(text),
    writeError: (text: string) => stderr.write(text)
  }
  const device = { userData: paths.userData, appVersion: app.getVersion() }
  app.exit(await runCommandLine(words, terminal, device))
}

const words = commandLineWords(process.argv)
if (words) {
  void answerWords(words)
} else if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    log.error('the start failed:', error)
    dialog.showErrorBox('Opis cannot start', error instanceof Error ? error.message : String(error))
    app.exit(1)
  })
} else {
  // The first instance has been told and comes to the front.
  app.exit(0)
}
