import { journalAccess } from '../../shared/changeLog/journalAccess'
import type { JournalAccess } from '../../shared/changeLog/journalAccess'
import { mainApiMembers } from '../../shared/ipc'
import type { MainApi } from '../../shared/ipc'
import type { Bridge, Reply } from '../../shared/bridge'

declare global {
  interface Window {
    readonly opis: Bridge
  }
}

/** The main process as the services use it. */
export type MainProcess = Omit<MainApi, 'journal'> & { readonly journal: JournalAccess }

/** A call to the main process that failed; `code` chooses the text shown (`failures.<code>`). */
class MainProcessError extends Error {
  constructor(
    readonly code: string,
    message: string
  ) {
    super(message)
    this.name = 'MainProcessError'
  }
}

function unwrap<Value>(reply: Reply<Value>): Value {
  if (reply.ok) return reply.value
  throw new MainProcessError(reply.failure.code, reply.failure.message)
}

type Call = (...args: unknown[]) => Promise<Reply<unknown>>

function unwrapped(namespace: keyof MainApi): Readonly<Record<string, unknown>> {
  const calls = window.opis.call[namespace] as Readonly<Record<string, Call>>
  return Object.fromEntries(
    Object.keys(mainApiMembers[namespace]).map(method => [
      method,
      async (...args: unknown[]) => {
        const call = calls[method]
        if (!call) throw new MainProcessError('unexpected', `${namespace}:${method} is not there`)
        return unwrap(await call(...args))
      }
    ])
  )
}

/** What an error says that has a code; null for another. */
export function codeOf(error: unknown): string | null {
  const hasCode = error instanceof Error && 'code' in error && typeof error.code === 'string'
  return hasCode ? (error.code as string) : null
}

/** The main process as the renderer sees it: plain values in, plain values or `MainProcessError` out. */
export function connectMain(): MainProcess {
  const namespaces = Object.keys(mainApiMembers) as (keyof MainApi)[]
  const api = Object.fromEntries(namespaces.map(name => [name, unwrapped(name)]))
  const calls = api as unknown as MainApi
  return { ...calls, journal: journalAccess(calls.journal) }
}
