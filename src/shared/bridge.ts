import type { MainApi } from './ipc'
import type { MainEvents } from './mainEvents'

/** Errors cross as data: a rejection would lose its code on the way. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: { readonly code: string; readonly message: string } }

/** What the preload puts on the window, as `window.opis`. */
export interface Bridge {
  readonly call: {
    readonly [Namespace in keyof MainApi]: {
      readonly [Method in keyof MainApi[Namespace]]: MainApi[Namespace][Method] extends (
        ...args: infer Args
      ) => Promise<infer Value>
        ? (...args: Args) => Promise<Reply<Value>>
        : never
    }
  }
  readonly on: {
    readonly [Name in keyof MainEvents]: (listener: (event: MainEvents[Name]) => void) => () => void
  }
  /** Turns dropped files into tokens; main knows the paths, the renderer does not. */
  tokensForFiles(files: readonly unknown[]): Promise<readonly string[]>
}
