import * as v from 'valibot'
import { mostPictureBytes } from '../../shared/pictures/calls'
import type { PictureCalls } from '../../shared/pictures/calls'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { fileName } from './schemas'

export interface PictureServices {
  readonly pictures: PictureCalls
}

/** The signature of a PNG, in base64. */
const signature = /^iVBORw0KGgo/
const png = v.pipe(
  v.string(),
  v.maxLength(Math.ceil(mostPictureBytes / 3) * 4),
  v.regex(signature),
  v.base64()
)

export function pictureHandlers({ pictures }: PictureServices): HandlersOf<'pictures'> {
  return {
    save: handler(v.strictTuple([fileName, png]), (name, given) => pictures.save(name, given))
  }
}
