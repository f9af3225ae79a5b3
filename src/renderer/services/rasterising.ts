import { mostPictureBytes } from '../../shared/pictures/calls'

/** An SVG document with the size that it has on paper, in CSS pixels. */
interface Drawn {
  readonly svg: string
  readonly width: number
  readonly height: number
}

/** Chromium draws nothing on a canvas that is longer, or larger, than this. */
const longest = 16_384
const mostPixels = 120_000_000
const finest = 2

/** Why there is no picture; the code names the text of `failures`. */
class PictureError extends Error {
  constructor(readonly code: 'pictureTooLarge') {
    super(code)
    this.name = 'PictureError'
  }
}

/** As PNG, twice as fine as the window; larger ones less fine, and none that could not be read any more. */
export async function pngOf({ svg, width, height }: Drawn): Promise<Blob> {
  const scale = Math.min(
    finest,
    longest / width,
    longest / height,
    Math.sqrt(mostPixels / (width * height))
  )
  if (scale < 1) throw new PictureError('pictureTooLarge')
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = new OffscreenCanvas(Math.floor(width * scale), Math.floor(height * scale))
    const context = canvas.getContext('2d')
    if (!context) throw new Error('There is no canvas to draw on')
    await fontsOf(image)
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const png = await canvas.convertToBlob({ type: 'image/png' })
    if (png.size > mostPictureBytes) throw new PictureError('pictureTooLarge')
    return png
  } finally {
    URL.revokeObjectURL(url)
  }
}

const rounds = 4

/** The fonts within an SVG are read when it is first drawn, and nothing says when they are there: a moment later, each time. */
async function fontsOf(image: HTMLImageElement): Promise<void> {
  const trial = new OffscreenCanvas(1, 1).getContext('2d')
  for (let round = 0; round < rounds; round++) {
    trial?.drawImage(image, 0, 0, 1, 1)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}
