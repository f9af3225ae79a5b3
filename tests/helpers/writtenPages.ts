import sharp from 'sharp'

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}

/** A page with lines of large print on it, as a picture. */
export async function writtenPage(lines: readonly string[], width = 1600): Promise<Buffer> {
  const height = 200 + lines.length * 110
  const texts = lines.map(
    (line, at) =>
      `<text x="90" y="${String(170 + at * 110)}" font-family="DejaVu Serif, serif" font-size="54">${escaped(line)}</text>`
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}"><rect width="100%" height="100%" fill="#f6f1e4"/>${texts.join('')}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

/** Several pages in one file. */
export async function writtenTiff(pages: readonly (readonly string[])[]): Promise<Buffer> {
  const pictures = await Promise.all(pages.map(async lines => writtenPage(lines)))
  return sharp(pictures, { join: { animated: true } })
    .tiff({ compression: 'lzw' })
    .toBuffer()
}

/** A page of print with a drawing on it, larger than any screen. */
export async function largePage(width: number, height: number): Promise<Buffer> {
  const step = 500
  const marks = Array.from(
    { length: Math.ceil(width / step) * Math.ceil(height / step) },
    (_, at) => {
      const x = (at % Math.ceil(width / step)) * step
      const y = Math.floor(at / Math.ceil(width / step)) * step
      const colour = `hsl(${String((at * 47) % 360)} 40% 80%)`
      return `<rect x="${String(x + 20)}" y="${String(y + 20)}" width="460" height="460" fill="${colour}"/><text x="${String(x + 60)}" y="${String(y + 280)}" font-family="DejaVu Serif, serif" font-size="90">${String(at + 1)}</text>`
    }
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}"><rect width="100%" height="100%" fill="#fff"/>${marks.join('')}</svg>`
  return sharp(Buffer.from(svg), { limitInputPixels: false, unlimited: true })
    .tiff({ compression: 'jpeg', quality: 80, tile: true, tileWidth: 256, tileHeight: 256 })
    .toBuffer()
}
