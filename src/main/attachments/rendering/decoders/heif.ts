import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { failure } from '../../failureCodes'
import { mostDecodedPixels, type Decoder } from './decoder'

interface HeifImage {
  get_width(): number
  get_height(): number
  display(
    target: { data: Uint8ClampedArray; width: number; height: number },
    done: (filled: unknown) => void
  ): void
  free(): void
}

interface Heif {
  readonly HeifDecoder: new () => { decode(bytes: Uint8Array): readonly HeifImage[] | undefined }
}

let library: Heif | undefined

/** HEIC by libheif, which turns the pictures upright itself. Its files stay apart, so that they can be replaced. */
export const heif: Decoder = {
  sizes: bytes =>
    withImages(bytes, images =>
      Promise.resolve(
        images.map(image => ({ width: image.get_width(), height: image.get_height() }))
      )
    ),
  decode: (bytes, page) =>
    withImages(bytes, async images => {
      const image = images[page - 1]
      if (!image) throw failure('pageMissing', `There is no page ${page}`)
      const [width, height] = [image.get_width(), image.get_height()]
      if (width * height > mostDecodedPixels) {
        throw failure('tooLargeToRender', `${width} by ${height} pixels`)
      }
      const data = new Uint8ClampedArray(width * height * 4)
      const filled = await new Promise(resolve => {
        image.display({ data, width, height }, resolve)
      })
      if (!filled) throw failure('damaged', 'The picture cannot be decoded')
      return { data: Buffer.from(data.buffer), width, height, channels: 4 }
    })
}

async function withImages<Value>(
  bytes: Buffer,
  use: (images: readonly HeifImage[]) => Promise<Value>
): Promise<Value> {
  library ??= load()
  const images = new library.HeifDecoder().decode(bytes) ?? []
  if (images.length === 0) throw failure('damaged', 'There is no picture in the file')
  try {
    return await use(images)
  } finally {
    for (const image of images) image.free()
  }
}

/** The library looks for its code in the working folder, which is anywhere. */
function load(): Heif {
  const loadModule = createRequire(__filename)
  const start = loadModule('libheif-js/libheif-wasm/libheif.js') as (options: {
    wasmBinary: Uint8Array
  }) => Heif
  const code = loadModule.resolve('libheif-js/libheif-wasm/libheif.wasm')
  return start({ wasmBinary: readFileSync(code) })
}
