import { ipcMain } from 'electron'
import type { BrowserWindow, IpcMainInvokeEvent, WebContents } from 'electron'
import * as v from 'valibot'
import { mainApiMembers } from '../../shared/ipc'
import type { Log } from '../log'
import { isOwnPage } from '../security'
import type { Origins } from '../security'
import { handler } from './contract'
import type { MainHandlers } from './contract'
import type { FileTokens } from './fileTokens'
import { refused, reply } from './reply'
import type { AnyHandler } from './reply'

export interface Registration {
  readonly handlers: MainHandlers
  readonly fileTokens: FileTokens
  readonly origins: Origins
  readonly log: Log
  currentWindow(): BrowserWindow | null
  /** Of the second window, which is heard on a few channels only. */
  viewerContents(): WebContents | null
}

const viewerChannels = new Set(['viewer:act', 'texts:words', 'texts:read', 'attachments:unlock'])

/** Only the window's own page is heard: not a frame within it, not a page it was led to. */
function isTrusted(event: IpcMainInvokeEvent, channel: string, registration: Registration) {
  const { currentWindow, viewerContents, origins } = registration
  const isViewer = viewerChannels.has(channel) && event.sender === viewerContents()
  const contents = isViewer ? event.sender : currentWindow()?.webContents
  const frame = event.senderFrame
  return (
    contents !== undefined &&
    event.sender === contents &&
    frame !== null &&
    frame === contents.mainFrame &&
    isOwnPage(frame.url, origins)
  )
}

function register(channel: string, answering: AnyHandler, registration: Registration): void {
  ipcMain.handle(channel, (event, ...args: unknown[]) => {
    if (isTrusted(event, channel, registration))
      return reply(channel, answering, args, registration.log)
    registration.log.error(`${channel} refused for ${event.senderFrame?.url ?? 'a closed frame'}`)
    return refused()
  })
}

/** Paths of dropped files, which only the preload sees; they become tokens at once. */
function tokensHandler(fileTokens: FileTokens): AnyHandler {
  const path = v.pipe(v.string(), v.minLength(1), v.maxLength(32_768))
  const paths = v.pipe(v.array(path), v.maxLength(20_000))
  return handler(v.strictTuple([paths]), async given => fileTokens.give(given))
}

/** Listens on "namespace:method" for every member of the shared interface. */
export function registerHandlers(registration: Registration): void {
  for (const [namespace, members] of Object.entries(mainApiMembers)) {
    const handlers: Readonly<Record<string, AnyHandler>> =
      registration.handlers[namespace as keyof MainHandlers]
    for (const method of Object.keys(members)) {
      const answering = handlers[method]
      if (answering) register(`${namespace}:${method}`, answering, registration)
    }
  }
  register('attachments:tokens', tokensHandler(registration.fileTokens), registration)
}
