import { randomUUID } from 'node:crypto'
import { Failure } from '../failure'

const tokenLimit = 20_000

/** Files dropped on the window: the renderer holds tokens, only this map knows the paths. */
export interface FileTokens {
  give(paths: readonly string[]): readonly string[]
  /** Each token is good for one use. */
  take(tokens: readonly string[]): readonly string[]
}

export function createFileTokens(): FileTokens {
  const paths = new Map<string, string>()
  const dropOldest = (): void => {
    for (const token of paths.keys()) {
      if (paths.size <= tokenLimit) return
      paths.delete(token)
    }
  }
  return {
    give(given) {
      const tokens = given.map(path => {
        const token = randomUUID()
        paths.set(token, path)
        return token
      })
      dropOldest()
      return tokens
    },
    take(tokens) {
      return tokens.map(token => {
        const path = paths.get(token)
        if (path === undefined) {
          throw new Failure(
            'unknownFile',
            'A dropped file is no longer known. Drop the files on the window again.'
          )
        }
        paths.delete(token)
        return path
      })
    }
  }
}
