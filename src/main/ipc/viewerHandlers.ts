import * as v from 'valibot'
import { recognitionLanguages } from '../../shared/texts/limits'
import { locales } from '../../shared/records/words'
import type { ViewerAct } from '../../shared/viewer/viewed'
import type { ViewerWindow } from '../viewerWindow'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { sha256 } from './schemas'

export interface ViewerServices {
  readonly viewerWindow: ViewerWindow
  /** Tells the first window what was done in the second. */
  viewerActed(act: ViewerAct): void
}

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64))
const short = v.pipe(v.string(), v.maxLength(2000))
const long = v.pipe(v.string(), v.maxLength(8 * 1024 * 1024))
const page = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(999_999))
const place = v.strictObject({ scanId: id, page, region: v.nullable(short) })
const text = v.strictObject({
  scanId: id,
  page,
  text: long,
  origin: v.picklist(['textLayer', 'recognised', 'transcribed', '']),
  language: short
})
const scan = v.strictObject({ id, sha256, name: short, mediaType: short, pages: page })
const viewed = v.strictObject({
  scans: v.pipe(v.array(scan), v.maxLength(20_000)),
  place: v.nullable(place),
  beside: v.nullable(place),
  texts: v.pipe(v.array(text), v.maxLength(4)),
  pagesWithText: v.record(id, v.pipe(v.array(page), v.maxLength(100_000))),
  words: short,
  languages: v.pipe(v.array(v.picklist(recognitionLanguages)), v.maxLength(4)),
  canWrite: v.boolean(),
  citing: v.nullable(short)
})
const view = v.strictObject({
  viewed,
  locale: v.picklist(locales),
  theme: v.picklist(['system', 'light', 'dark']),
  density: v.picklist(['compact', 'comfortable'])
})
const act = v.variant('act', [
  v.strictObject({ act: v.literal('show'), place, isBeside: v.boolean() }),
  v.strictObject({ act: v.literal('cite'), place }),
  v.strictObject({ act: v.literal('transcribe'), scanId: id, page, text: long }),
  v.strictObject({ act: v.literal('readTexts'), scanId: id }),
  v.strictObject({ act: v.literal('openOutside'), scanId: id }),
  v.strictObject({ act: v.picklist(['closeBeside', 'toWindow', 'close', 'ready']) })
])

export function viewerHandlers({
  viewerWindow,
  viewerActed
}: ViewerServices): HandlersOf<'viewer'> {
  return {
    openWindow: handler(v.strictTuple([]), async () => {
      viewerWindow.open()
    }),
    closeWindow: handler(v.strictTuple([]), async () => {
      viewerWindow.close()
    }),
    show: handler(v.strictTuple([view]), async shown => {
      viewerWindow.show(shown)
    }),
    act: handler(v.strictTuple([act]), async done => {
      viewerActed(done)
    })
  }
}
