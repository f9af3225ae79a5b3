import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { mainApiMembers } from '../shared/ipc'
import { mainEventNames } from '../shared/mainEvents'
import type { Reply } from '../shared/bridge'

type Listener = (payload: unknown) => void

function callsOf(namespace: string, members: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(members).map(method => [
      method,
      (...args: unknown[]) => ipcRenderer.invoke(`${namespace}:${method}`, ...args)
    ])
  )
}

function subscription(name: string): (listener: Listener) => () => void {
  return listener => {
    // The event object stays here: it would carry the means to send on any channel.
    const receive = (_event: unknown, payload: unknown): void => {
      listener(payload)
    }
    ipcRenderer.on(name, receive)
    return () => {
      ipcRenderer.off(name, receive)
    }
  }
}

async function tokensForFiles(files: readonly unknown[]): Promise<readonly string[]> {
  const paths = files.map(file => webUtils.getPathForFile(file as File)).filter(path => path !== '')
  const answer: Reply<readonly string[]> = await ipcRenderer.invoke('attachments:tokens', paths)
  return answer.ok ? answer.value : []
}

contextBridge.exposeInMainWorld('opis', {
  call: Object.fromEntries(
    Object.entries(mainApiMembers).map(([name, members]) => [name, callsOf(name, members)])
  ),
  on: Object.fromEntries(Object.keys(mainEventNames).map(name => [name, subscription(name)])),
  tokensForFiles
})
