import * as v from 'valibot'
import type { Pictures } from '../pictures/pictures'
import { handler } from './contract'
import type { HandlersOf } from './contract'
import { fileName, windowPart } from './schemas'

export interface PictureServices {
  readonly pictures: Pictures
}

export function pictureHandlers({ pictures }: PictureServices): HandlersOf<'pictures'> {
  return {
    take: handler(v.strictTuple([windowPart]), part => pictures.take(part)),
    save: handler(v.strictTuple([fileName, windowPart]), (name, part) => pictures.save(name, part))
  }
}
