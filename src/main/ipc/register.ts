import { ipcMain } from 'electron'
import type { IpcMainInvokeEvent, WebContents } from 'electron'
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

export interface Calls {
  readonly handlers: MainHandlers
  readonly fileTokens: FileTokens
  /** Of the second window, which is heard on a few channels only. */
  viewerContents(): WebContents | null
}

export interface Registration {
  /** What comes before they are there waits for them. */
  readonly calls: Promise<Calls>
  readonly origins: Origins
  readonly log: Log
  /** Of the window; null once it is closed. */
  pageContents(): WebContents | null
}

const viewerChannels = new Set(['viewer:act', 'texts:words', 'texts:read', 'attachments:unlock'])

/** Only the window's own page is heard: not a frame within it, not a page it was led to. */
function isTrusted(
  event: IpcMainInvokeEvent,
  channel: string,
  { viewerContents }: Calls,
  { pageContents, origins }: Registration
): boolean {
  const isViewer = viewerChannels.has(channel) && event.sender === viewerContents()
  const contents = isViewer ? event.sender : pageContents()
  const frame = event.senderFrame
  return (
    event.sender === contents &&
    frame !== null &&
    frame === contents.mainFrame &&
    isOwnPage(frame.url, origins)
  )
}

function register(
  channel: string,
  answeringOf: (calls: Calls) => AnyHandler | undefined,
  registration: Registration
): void {
  ipcMain.handle(channel, async (event, ...args: unknown[]) => {
    const calls = await registration.calls
    const answering = answeringOf(calls)
    if (answering && isTrusted(event, channel, calls, registration))
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
    for (const method of Object.keys(members)) {
      // Every member has its handler, or `MainHandlers` would not compile.
      const answeringOf = ({ handlers }: Calls): AnyHandler | undefined =>
        (handlers[namespace as keyof MainHandlers] as Readonly<Record<string, AnyHandler>>)[method]
      register(`${namespace}:${method}`, answeringOf, registration)
    }
  }
  register('attachments:tokens', ({ fileTokens }) => tokensHandler(fileTokens), registration)
}
