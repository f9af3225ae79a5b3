import { screen } from 'electron'
import type { BrowserWindow } from 'electron'
import { host, scheme } from '../shared/constants'
import type { MainEvents } from '../shared/mainEvents'
import { minimumSize, visiblePlace } from './application/windowPlace'
import { createFarewell } from './application/farewell'
import { createHiddenWindow } from './hiddenWindow'
import type { Log } from './log'
import type { WindowState } from './preferences'
import { secureContents } from './security'
import type { Origins } from './security'

const paper = { light: '#fbfaf7', dark: '#1b1a18' }
const reloadPauseMilliseconds = 10_000
const zoomLimits = { lowest: -3, highest: 4 }

export interface MainWindow {
  readonly browserWindow: BrowserWindow
  send<Name extends keyof MainEvents>(name: Name, payload: MainEvents[Name]): void
  /** Asks the page to save what is being entered; false when it did not and the person waits on. */
  finishEntry(): Promise<boolean>
  /** The page has answered that everything is saved. */
  readyToClose(): void
  /** The page needs more time to end what it does before closing. */
  stillClosing(): void
  /** The page has asked for its start state: from now on it may hold entries. */
  pageStarted(): void
  reload(): void
  focus(): void
  zoom(change: number | null): void
}

export interface WindowOptions {
  readonly folder: string
  readonly origins: Origins
  readonly log: Log
  readonly state: WindowState
  onState(state: WindowState): void
  onRestarted(): void
  /** Asks what to do when the page does not answer; true closes anyway. */
  confirmClose(): Promise<boolean>
}

function createBrowserWindow({ folder, state }: WindowOptions): BrowserWindow {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(display => display.id !== primary.id)
  const areas = [primary, ...others].map(display => display.workArea)
  return createHiddenWindow({
    folder,
    place: visiblePlace(state.bounds, areas),
    leastSize: minimumSize,
    paper
  })
}

function rememberState(window: BrowserWindow, { state, onState }: WindowOptions) {
  let current = state
  const change = (changes: Partial<WindowState>): void => {
    current = { ...current, ...changes }
    onState(current)
  }
  const measure = (): void => {
    if (window.isMinimized() || window.isFullScreen()) return
    change({ bounds: window.getNormalBounds(), isMaximised: window.isMaximized() })
  }
  window.on('close', measure)
  return {
    zoom(step: number | null) {
      const wanted = step === null ? 0 : window.webContents.getZoomLevel() + step
      const zoomLevel = Math.min(zoomLimits.highest, Math.max(zoomLimits.lowest, wanted))
      window.webContents.setZoomLevel(zoomLevel)
      change({ zoomLevel })
    },
    restoreZoom() {
      window.webContents.setZoomLevel(current.zoomLevel)
    }
  }
}

/** Loads the page again after its process ended, unless it ends again at once. */
function restartAfterCrash(window: BrowserWindow, { log, onRestarted }: WindowOptions): void {
  let lastReload = 0
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error(`the window's process is gone: ${reason}, exit code ${String(exitCode)}`)
    const now = Date.now()
    const wait = Math.max(0, lastReload + reloadPauseMilliseconds - now)
    lastReload = now + wait
    onRestarted()
    setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.reload()
    }, wait)
  })
}

/** Opens the window on the interface; it stays hidden until there is something to see. */
export function openWindow(options: WindowOptions): MainWindow {
  const { origins, log, state } = options
  const window = createBrowserWindow(options)
  const { webContents } = window
  secureContents(webContents, origins, log)
  const { zoom, restoreZoom } = rememberState(window, options)
  restartAfterCrash(window, options)
  const send: MainWindow['send'] = (name, payload) => {
    if (!window.isDestroyed()) webContents.send(name, payload)
  }
  const farewell = createFarewell(() => {
    send('closing', null)
  }, options.confirmClose)
  webContents.on('did-finish-load', restoreZoom)
  webContents.on('did-start-navigation', details => {
    if (details.isMainFrame && !details.isSameDocument) farewell.pageLeft()
  })
  webContents.on('render-process-gone', farewell.pageLeft)
  window.once('ready-to-show', () => {
    if (state.isMaximised) window.maximize()
    window.show()
  })
  window.on('close', event => {
    event.preventDefault()
    void farewell.ask().then(isAnswered => {
      if (isAnswered && !window.isDestroyed()) window.destroy()
    })
  })
  void window.loadURL(origins.developmentServer ?? `${scheme}://${host}/index.html`)
  return {
    browserWindow: window,
    send,
    zoom,
    finishEntry: farewell.ask,
    readyToClose: farewell.answered,
    stillClosing: farewell.working,
    pageStarted: farewell.pageStarted,
    reload() {
      webContents.reload()
    },
    focus() {
      if (window.isMinimized()) window.restore()
      window.focus()
    }
  }
}
