import { element, xmlDeclaration, xmlText } from '../../shared/exchange/xml/markup'
import { mostPictureBytes } from '../../shared/pictures/calls'

/** An SVG document with the size that it has on paper, in CSS pixels. */
export interface Drawn {
  readonly svg: string
  readonly width: number
  readonly height: number
  /** A letter of each font that it brings with it. */
  readonly samples: readonly string[]
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
export async function pngOf(drawn: Drawn): Promise<Blob> {
  const { width, height } = drawn
  const scale = Math.min(
    finest,
    longest / width,
    longest / height,
    Math.sqrt(mostPixels / (width * height))
  )
  if (scale < 1) throw new PictureError('pictureTooLarge')
  const url = URL.createObjectURL(new Blob([withSamples(drawn)], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = new OffscreenCanvas(Math.floor(width * scale), Math.floor(height * scale))
    const context = canvas.getContext('2d')
    if (!context) throw new Error('There is no canvas to draw on')
    await untilFontsDraw(image, drawn)
    context.drawImage(image, 0, 0, width, height, 0, 0, canvas.width, canvas.height)
    const png = await canvas.convertToBlob({ type: 'image/png' })
    if (png.size > mostPictureBytes) throw new PictureError('pictureTooLarge')
    return png
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Of one letter in the line of samples below the picture, which is cut off. */
const cell = 24
/** Milliseconds; by then Chromium has taken another font for one that does not come. */
const patience = 10_000

function withSamples({ svg, width, height, samples }: Drawn): string {
  const letters = samples.map((letter, at) =>
    xmlText(element('text', { x: String(at * cell + 4), y: String(height + cell - 6) }, letter))
  )
  const [family = ''] = /font-family="[^"]*"/.exec(svg) ?? []
  const size = `width="${Math.max(width, samples.length * cell)}" height="${height + cell}"`
  const whole = [svg.replace(xmlDeclaration, ''), ...letters].join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-size="16" ${family}>${whole}</svg>`
}

/**
 * The fonts within an SVG are read when it is first drawn, and nothing says when they are there. Until then their letters
 * are not drawn at all, so each is tried.
 */
async function untilFontsDraw(image: HTMLImageElement, { height, samples }: Drawn): Promise<void> {
  const trial = new OffscreenCanvas(cell, cell).getContext('2d', { willReadFrequently: true })
  const end = performance.now() + patience
  for (const at of samples.keys()) {
    for (let isDrawn = false; !isDrawn;) {
      trial?.clearRect(0, 0, cell, cell)
      trial?.drawImage(image, at * cell, height, cell, cell, 0, 0, cell, cell)
      isDrawn = trial?.getImageData(0, 0, cell, cell).data.some(value => value > 0) ?? true
      if (isDrawn) continue
      if (performance.now() > end) throw new Error('The letters of the picture are not drawn')
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  }
}
