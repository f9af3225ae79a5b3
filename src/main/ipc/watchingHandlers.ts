import * as v from 'valibot'
import type { Watching } from '../attachments/folders/watching'
import { handler } from './contract'
import type { HandlersOf } from './contract'

export interface WatchingServices {
  readonly watching: Watching
}

export function watchingHandlers({ watching }: WatchingServices): HandlersOf<'watching'> {
  const nothing = v.strictTuple([])
  return {
    choose: handler(nothing, () => watching.choose()),
    stop: handler(nothing, () => watching.stop()),
    status: handler(nothing, () => watching.status()),
    take: handler(nothing, () => watching.take()),
    seen: handler(nothing, () => watching.seen())
  }
}
