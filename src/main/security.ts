import type { Session, WebContents } from 'electron'
import { attachmentScheme, host, scheme } from '../shared/constants'
import type { Log } from './log'

const allowedPermissions: readonly string[] = ['clipboard-sanitized-write']
const allowedProtocols: readonly string[] = [
  `${scheme}:`,
  `${attachmentScheme}:`,
  'blob:',
  'data:',
  'devtools:'
]

/** Where the interface is loaded from; the development server is null in a built application. */
export interface Origins {
  readonly developmentServer: string | null
}

function originOf(url: string): { readonly protocol: string; readonly host: string } | null {
  return URL.canParse(url) ? new URL(url) : null
}

/** True for the application's own pages, the only ones that may call the main process. */
export function isOwnPage(url: string, origins: Origins): boolean {
  const page = originOf(url)
  if (page === null) return false
  if (page.protocol === `${scheme}:`) return page.host === host
  const server = originOf(origins.developmentServer ?? '')
  return server !== null && page.protocol === server.protocol && page.host === server.host
}

/** True when a request stays on this machine; the development server's socket carries its reloads. */
export function isAllowedRequest(url: string, origins: Origins): boolean {
  const target = originOf(url)
  if (target === null) return false
  if (allowedProtocols.includes(target.protocol)) return true
  const server = originOf(origins.developmentServer ?? '')
  const isWeb = ['http:', 'https:', 'ws:', 'wss:'].includes(target.protocol)
  return server !== null && isWeb && target.host === server.host
}

/** Denies every permission and every request that leaves the application. */
export function secureSession(session: Session, origins: Origins, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, respond) => {
    const isAllowed = allowedPermissions.includes(permission)
    if (!isAllowed) log.info(`refused permission ${permission}`)
    respond(isAllowed)
  })
  session.setPermissionCheckHandler((_contents, permission) =>
    allowedPermissions.includes(permission)
  )
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, respond) => {
    const isAllowed = isAllowedRequest(details.url, origins)
    if (!isAllowed) log.info(`refused request ${details.url.slice(0, 200)}`)
    respond({ cancel: !isAllowed })
  })
}

/** Keeps a window on the page it was opened with: no navigation, no other windows, no embedded pages. */
export function secureContents(contents: WebContents, origins: Origins, log: Log): void {
  contents.on('will-navigate', event => {
    // A page may load itself again, as it does after a catalogue was opened.
    if (
      isOwnPage(event.url, origins) &&
      event.url.split('#')[0] === contents.getURL().split('#')[0]
    )
      return
    log.info(`refused navigation to ${event.url.slice(0, 200)}`)
    event.preventDefault()
  })
  contents.on('will-frame-navigate', event => {
    if (event.isMainFrame || event.url.startsWith(`${attachmentScheme}:`)) return
    log.info(`refused frame ${event.url.slice(0, 200)}`)
    event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => {
    log.info(`refused window ${url.slice(0, 200)}`)
    return { action: 'deny' }
  })
  contents.on('will-attach-webview', event => {
    event.preventDefault()
  })
}
