import { crc32, deflateSync } from 'node:zlib'

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}

/** A black square of one bit a pixel: a few bytes stand for hundreds of millions of pixels. */
function pngBomb(side: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  const rows = Buffer.alloc((1 + Math.ceil(side / 8)) * Math.min(side, 16_000))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows, { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0))
  ])
}

type Entry = readonly [tag: number, type: number, value: number]

const greyEntries: readonly Entry[] = [
  [256, 3, 8],
  [257, 3, 8],
  [258, 3, 8],
  [259, 3, 1],
  [262, 3, 1],
  [273, 4, 0],
  [277, 3, 1],
  [278, 3, 8],
  [279, 4, 64]
]

/** Pages of 8 by 8 grey pixels, one after the other; `next` says where the last leads. */
function tiff(pages: number, next: number, entries: readonly Entry[] = greyEntries): Buffer {
  const directory = 2 + entries.length * 12 + 4
  const pixels = 8 + pages * directory
  const file = Buffer.alloc(pixels + 64, 0x80)
  file.write('II*\0', 0, 'latin1')
  file.writeUInt32LE(8, 4)
  for (let page = 0; page < pages; page++) {
    const start = 8 + page * directory
    file.writeUInt16LE(entries.length, start)
    for (const [index, [tag, type, value]] of entries.entries()) {
      const at = start + 2 + index * 12
      file.writeUInt16LE(tag, at)
      file.writeUInt16LE(type, at + 2)
      file.writeUInt32LE(1, at + 4)
      file.writeUInt32LE(tag === 273 ? pixels : value, at + 8)
    }
    const following = page === pages - 1 ? next : start + directory
    file.writeUInt32LE(following, start + directory - 4)
  }
  return file
}

const changed = (tag: number, value: number): readonly Entry[] =>
  greyEntries.map(entry => (entry[0] === tag ? [tag, 4, value] : entry))

/** A document of so many empty pages. */
function pdfOf(pages: number, more = ''): Buffer {
  const kids = '3 0 R '.repeat(pages)
  return Buffer.from(`%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R${more}>> endobj
2 0 obj <</Type/Pages/Count ${String(pages)}/Kids[${kids}]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 400]>> endobj
trailer <</Root 1 0 R>>
`)
}

/** An image of two frames of one pixel, repeated. */
function gifOf(frames: number): Buffer {
  const head = Buffer.from('GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff', 'latin1')
  const frame = Buffer.from('2c000000000100010000020144003b', 'hex').subarray(0, 14)
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from(';')])
}

/** A JPEG of eight pixels that says it has billions. */
function hugeJpeg(): Buffer {
  const start = Buffer.from('ffd8ffc00011080000000003012200021101031101', 'hex')
  start.writeUInt16BE(65_500, 7)
  start.writeUInt16BE(65_500, 9)
  return Buffer.concat([start, Buffer.alloc(2000, 0x55), Buffer.from('ffd9', 'hex')])
}

const svg = (content: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="60" onload="window.pwned=1">${content}</svg>`
  )

/** Files that are meant to harm whoever opens them, by their names. */
export function hostileFiles(): Readonly<Record<string, Buffer>> {
  const nested = '<g>'.repeat(20_000) + '</g>'.repeat(20_000)
  const laughs =
    '<!DOCTYPE svg [<!ENTITY a "ha">' +
    Array.from({ length: 12 }, (_, level) => {
      const [own, last] = [String.fromCharCode(98 + level), String.fromCharCode(97 + level)]
      return `<!ENTITY ${own} "${`&${last};`.repeat(10)}">`
    }).join('') +
    ']>'
  return {
    'script.svg': svg(
      '<script>window.pwned = 1; while (true) {}</script><rect width="9" height="9"/>'
    ),
    'foreign.svg': svg(
      '<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://example.org"/></foreignObject>'
    ),
    'external.svg': svg(
      '<image xlink:href="file:///etc/passwd" width="9" height="9"/><image href="https://example.org/a.png" width="9" height="9"/>'
    ),
    'nested.svg': svg(nested),
    'laughs.svg': Buffer.concat([Buffer.from(laughs), svg('<text>&m;</text>')]),
    'huge.svg': Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="100000000" height="100000000"/>'
    ),
    'page.html': Buffer.from('<!doctype html><script>window.pwned = 1</script>'),
    'page.jpg': Buffer.from('<!doctype html><p>no picture<script>window.pwned = 1</script>'),
    'program.jpg': Buffer.from('MZ\x90\x00\x03\x00', 'latin1'),
    'bomb 16000.png': pngBomb(16_000),
    'bomb 30000.png': pngBomb(30_000),
    'bomb 60000.png': pngBomb(60_000),
    'huge.jpg': hugeJpeg(),
    'frames.gif': gifOf(10_000),
    'cyclic.tif': tiff(3, 8),
    'out of the file.tif': tiff(2, 0x7fffffff),
    'pages.tif': tiff(10_000, 0),
    'compression.tif': tiff(1, 0, changed(259, 60_000)),
    'strips.tif': tiff(1, 0, changed(279, 0xfffffff0)),
    'overflow.tif': tiff(1, 0, changed(256, 0xffffffff)),
    'pages.pdf': pdfOf(100_000),
    'launch.pdf': pdfOf(1, '/OpenAction<</S/Launch/F(/bin/sh)>>'),
    'script.pdf': pdfOf(1, '/OpenAction<</S/JavaScript/JS(app.alert(1\\);while(1\\){})>>'),
    'no pages.pdf': Buffer.from('%PDF-1.7\nnothing follows'),
    'count.pdf': Buffer.from(pdfOf(1).toString().replace('/Count 1', '/Count 2000000000')),
    'tree.pdf': Buffer.from(pdfOf(1).toString().replace('[3 0 R ]', '[2 0 R]')),
    'empty.tif': Buffer.of()
  }
}
