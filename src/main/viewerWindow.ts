import { screen } from 'electron'
import type { BrowserWindow, WebContents } from 'electron'
import { host, scheme } from '../shared/constants'
import type { MainEvents } from '../shared/mainEvents'
import type { WindowView } from '../shared/viewer/calls'
import { visiblePlace } from './application/windowPlace'
import { createHiddenWindow } from './hiddenWindow'
import type { Log } from './log'
import type { WindowState } from './preferences'
import { secureContents } from './security'
import type { Origins } from './security'

const paper = { light: '#f1f0ec', dark: '#171716' }
const leastSize = { width: 480, height: 360 }

/** The second window: it shows scans, and asks the first for everything else. */
export interface ViewerWindow {
  open(): void
  close(): void
  show(view: WindowView): void
  send<Name extends keyof MainEvents>(name: Name, payload: MainEvents[Name]): void
  isFocused(): boolean
  contents(): WebContents | null
}

export interface ViewerWindowOptions {
  readonly folder: string
  readonly origins: Origins
  readonly log: Log
  state(): WindowState
  onState(state: WindowState): void
  /** The person closed it. */
  onClosed(): void
}

function createBrowserWindow({ folder, state }: ViewerWindowOptions): BrowserWindow {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(display => display.id !== primary.id)
  // At first on another display, where there is one: that is what a second window is for.
  const areas = [...others, primary].map(display => display.workArea)
  const { bounds } = state()
  const place = visiblePlace(bounds, areas)
  return createHiddenWindow({
    folder,
    place: { ...place, ...(bounds ? { width: Math.min(bounds.width, place.width) } : {}) },
    leastSize,
    paper
  })
}

export function createViewerWindow(options: ViewerWindowOptions): ViewerWindow {
  const { origins, log, onState, onClosed } = options
  let window: BrowserWindow | null = null

  function opened(): BrowserWindow {
    const created = createBrowserWindow(options)
    secureContents(created.webContents, origins, log)
    const { isMaximised, zoomLevel } = options.state()
    created.once('ready-to-show', () => {
      if (isMaximised) created.maximize()
      created.show()
    })
    created.webContents.on('did-finish-load', () => {
      created.webContents.setZoomLevel(zoomLevel)
    })
    created.webContents.on('render-process-gone', (_event, { reason }) => {
      log.error(`the process of the second window is gone: ${reason}`)
      created.destroy()
    })
    created.on('close', () => {
      onState({
        bounds: created.getNormalBounds(),
        isMaximised: created.isMaximized(),
        zoomLevel: created.webContents.getZoomLevel()
      })
    })
    created.on('closed', () => {
      if (window !== created) return
      window = null
      onClosed()
    })
    void created.loadURL(
      origins.developmentServer === null
        ? `${scheme}://${host}/viewer.html`
        : new URL('viewer.html', origins.developmentServer).href
    )
    return created
  }

  const send: ViewerWindow['send'] = (name, payload) => {
    if (window && !window.isDestroyed()) window.webContents.send(name, payload)
  }

  return {
    open() {
      if (!window) {
        window = opened()
        return
      }
      if (window.isMinimized()) window.restore()
      window.focus()
    },
    close() {
      window?.close()
    },
    show(view) {
      send('viewerShown', view)
    },
    send,
    isFocused: () => window?.isFocused() === true,
    contents: () => (window && !window.isDestroyed() ? window.webContents : null)
  }
}
