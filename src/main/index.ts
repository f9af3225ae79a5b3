import { app, dialog, protocol, session } from 'electron'
import { catalogueArgument, setPaths } from './application/paths'
import { createShell } from './application/shell'
import type { Shell } from './application/shell'
import { commandLineWords, runCommandLine } from './commandLine/runCommandLine'
import { refuseDebugging } from './debugging'
import { createLog } from './log'
import { openPreferences } from './preferences'
import { markCleanEnd, prepareWorkingCopy } from './preflight/preflight'
import { respondFromBundle, respondWithPage } from './protocol'
import { secureSession } from './security'
import { attachmentScheme, scheme } from '../shared/constants'
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

function serve(shell: Shell): void {
  const root = join(paths.application, 'out', 'renderer')
  secureSession(session.defaultSession, origins, log)
  protocol.handle(scheme, request => respond(shell, request, root))
  protocol.handle(attachmentScheme, request => shell.attachments.respond(request))
}

/** A document that is being printed, else the built interface. */
async function respond(shell: Shell, request: Request, root: string): Promise<Response> {
  const page = await shell.printing.respond(new URL(request.url).pathname.slice(1))
  return page === null ? respondFromBundle(request, root) : respondWithPage(page)
}

function listen(shell: Shell): void {
  app.on('second-instance', (_event, words) => {
    shell.handOver(catalogueArgument(words))
  })
  // macOS hands over a catalogue by an event, not on the command line.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    shell.handOver(path)
  })
  app.on('child-process-gone', (_event, { type, reason }) => {
    log.error(`the ${type} process is gone: ${reason}`)
  })
  endOnQuit(shell)
}

/** Ends the session before the process: the journal is closed and the end is marked as a clean one. */
function endOnQuit(shell: Shell): void {
  let isEnded = false
  app.on('window-all-closed', () => {
    app.quit()
  })
  app.on('will-quit', event => {
    if (isEnded) return
    event.preventDefault()
    void shell
      .end()
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

async function start(): Promise<void> {
  log.info(`start ${app.getVersion()}, Electron ${process.versions.electron}`)
  const { store, notices } = await openPreferences(paths.userData)
  const electronVersion = process.versions.electron
  const workingCopy = await prepareWorkingCopy({ userData: paths.userData, electronVersion })
  await app.whenReady()
  const shell = createShell({ paths, origins, log, preferences: store })
  shell.notify([...notices, ...workingCopy])
  serve(shell)
  listen(shell)
  await shell.reopen(catalogueArgument(process.argv))
  shell.open()
}

process.on('unhandledRejection', error => {
  log.error('unhandled:', error)
})

const words = commandLineWords(process.argv)
if (words) {
  // Beside a running window, which keeps the folder that it has open to itself.
  const { stdout, stderr } = process
  const terminal = {
    write: (text: string) => stdout.write(text),
    writeError: (text: string) => stderr.write(text)
  }
  const device = { userData: paths.userData, appVersion: app.getVersion() }
  void runCommandLine(words, terminal, device).then(code => {
    app.exit(code)
  })
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
