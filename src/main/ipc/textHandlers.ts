import * as v from 'valibot'
import { languages, textQueue, textSource } from '../texts/queueFile'
import type { Texts } from '../texts/texts'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { job, sha256 } from './schemas'

export interface TextServices {
  readonly texts: Texts
}

const page = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(999_999))
const request = v.strictObject({ sha256, page, from: textSource, languages })

export function textHandlers({ texts }: TextServices): HandlersOf<'texts'> {
  return {
    read: handler(v.strictTuple([job, request]), (name, wanted) => texts.read(name, wanted)),
    cancel: handler(v.strictTuple([job]), async name => {
      texts.cancel(name)
    }),
    words: handler(v.strictTuple([sha256, page]), (hash, number) => texts.words(hash, number)),
    places: handler(v.strictTuple([]), async () => texts.places()),
    queue: handler(v.strictTuple([]), () => texts.queue()),
    keepQueue: handler(v.strictTuple([textQueue]), queue => texts.keepQueue(queue))
  }
}
