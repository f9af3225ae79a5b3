import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  describeImage as describeFile,
  renderImage as renderFile
} from '../../../../../src/main/attachments/rendering/image'
import type { Rendition } from '../../../../../src/main/attachments/rendering/messages'
import { prepareImages } from '../../../../../src/main/attachments/rendering/sharpImages'
import * as pictures from '../pictures'
import { hasSamples, sample, temporaryFolder } from '../support'

const folder = await temporaryFolder()
const preview = { width: 320, height: 16_000, format: 'jpeg' } as const

const describeImage = (path: string, mediaType: string) => describeFile({ path, mediaType })
const renderImage = (path: string, mediaType: string, page: number, rendition: Rendition) =>
  renderFile({ path, mediaType }, page, rendition)

async function saved(name: string, bytes: Uint8Array): Promise<string> {
  await writeFile(join(folder, name), bytes)
  return join(folder, name)
}

async function colourAt(bytes: Uint8Array, left: number, top: number): Promise<number[]> {
  const pixel = sharp(bytes).extract({ left, top, width: 1, height: 1 })
  return [...(await pixel.raw().toBuffer())]
}

const near = (colour: number[], expected: number[]) =>
  expected.every((value, index) => Math.abs(value - (colour[index] ?? NaN)) < 12)

beforeAll(prepareImages)

describe('an image is described', () => {
  it.each([
    ['a JPEG', 'image/jpeg', () => pictures.jpeg(300, 200), [1, 300, 200]],
    ['a CMYK JPEG', 'image/jpeg', pictures.cmykJpeg, [1, 120, 80]],
    ['a PNG of 16 bits', 'image/png', pictures.sixteenBitPng, [1, 120, 80]],
    [
      'a TIFF of three pages',
      'image/tiff',
      () => pictures.multiPageTiff(['red', 'lime', 'blue']),
      [3, 100, 140]
    ],
    ['a Group 4 TIFF', 'image/tiff', pictures.groupFourTiff, [1, 1000, 1400]]
  ] as const)('%s', async (name, mediaType, make, [pages, width, height]) => {
    const path = await saved(name, await make())
    expect(await describeImage(path, mediaType)).toEqual({ pages, width, height })
  })

  it('half a JPEG', async () => {
    const whole = await pictures.noisyJpeg(400, 300)
    const path = await saved('half', whole.subarray(0, whole.length / 2))
    expect(await describeImage(path, 'image/jpeg')).toEqual({ pages: 1, width: 400, height: 300 })
  })

  it('not when there is no image in it', async () => {
    const path = await saved('no image', Buffer.from('<html></html>'))
    await expect(describeImage(path, 'image/jpeg')).rejects.toMatchObject({ code: 'damaged' })
  })
})

describe('an image is rendered', () => {
  it('fitted into the width and never enlarged', async () => {
    const path = await saved('wide', await pictures.jpeg(900, 600))
    const small = await renderImage(path, 'image/jpeg', 1, preview)
    expect(await sharp(small.bytes).metadata()).toMatchObject({ width: 320, height: 213 })
    const large = await renderImage(path, 'image/jpeg', 1, { ...preview, width: 4000 })
    expect(await sharp(large.bytes).metadata()).toMatchObject({ width: 900, height: 600 })
  })

  it('page by page of a TIFF', async () => {
    const path = await saved('pages', await pictures.multiPageTiff(['red', 'lime', 'blue']))
    const colours = [1, 2, 3].map(async page => {
      const { bytes, isDamaged } = await renderImage(path, 'image/tiff', page, preview)
      expect(isDamaged).toBe(false)
      return colourAt(bytes, 50, 50)
    })
    const [red, lime, blue] = await Promise.all(colours)
    expect(near(red ?? [], [255, 0, 0])).toBe(true)
    expect(near(lime ?? [], [0, 255, 0])).toBe(true)
    expect(near(blue ?? [], [0, 0, 255])).toBe(true)
    const beyond = renderImage(path, 'image/tiff', 4, preview)
    await expect(beyond).rejects.toMatchObject({ code: 'pageMissing' })
  })

  it('from one bit, sixteen bits and CMYK as eight-bit sRGB', async () => {
    const fax = await saved('fax', await pictures.groupFourTiff())
    const page = await renderImage(fax, 'image/tiff', 1, preview)
    expect(near(await colourAt(page.bytes, 40, 200), [0, 0, 0])).toBe(true)
    expect(near(await colourAt(page.bytes, 280, 200), [255, 255, 255])).toBe(true)
    const deep = await saved('deep', await pictures.sixteenBitPng())
    const orange = await renderImage(deep, 'image/png', 1, preview)
    expect(near(await colourAt(orange.bytes, 60, 40), [255, 128, 0])).toBe(true)
    const print = await saved('print', await pictures.cmykJpeg())
    const red = await renderImage(print, 'image/jpeg', 1, preview)
    const [r = 0, g = 255, b = 255] = await colourAt(red.bytes, 60, 40)
    expect(await sharp(red.bytes).metadata()).toMatchObject({ space: 'srgb', channels: 3 })
    expect(r > 200 && g < 80 && b < 80).toBe(true)
  })

  it('as far as it goes when it is damaged, and says so', async () => {
    const whole = await pictures.noisyJpeg(400, 300)
    const path = await saved('torn', whole.subarray(0, whole.length / 2))
    const { bytes, isDamaged } = await renderImage(path, 'image/jpeg', 1, preview)
    expect(isDamaged).toBe(true)
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 320, height: 240 })
    const intact = await saved('intact', whole)
    expect((await renderImage(intact, 'image/jpeg', 1, preview)).isDamaged).toBe(false)
  })

  it('when its directories run in a circle', async () => {
    const path = await saved('cyclic', pictures.cyclicTiff())
    const described = await describeImage(path, 'image/tiff')
    expect(described).toMatchObject({ width: 8, height: 8 })
    expect((await renderImage(path, 'image/tiff', 1, preview)).bytes.length).toBeGreaterThan(0)
  })

  it('not when it has more pixels than a scan can have', async () => {
    const path = await saved('bomb', pictures.pngBomb(30_000, 1))
    const rendering = renderImage(path, 'image/png', 1, preview)
    await expect(rendering).rejects.toMatchObject({ code: 'tooLargeToRender' })
  })

  it('from SVG without the files that it names', async () => {
    await saved(
      'secret.png',
      await sharp(await pictures.png(50, 50))
        .png()
        .toBuffer()
    )
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50">
      <script>while (true) {}</script><image href="secret.png" width="50" height="50"/></svg>`
    const path = await saved('drawing', Buffer.from(svg))
    const { bytes } = await renderImage(path, 'image/svg+xml', 1, preview)
    expect(near(await colourAt(bytes, 25, 25), [255, 255, 255])).toBe(true)
  })

  it('by no reader but those of the formats named', async () => {
    const ppm = Buffer.concat([Buffer.from('P6\n1 1\n255\n'), Buffer.from([1, 2, 3])])
    const path = await saved('portable', ppm)
    await expect(renderImage(path, 'image/jpeg', 1, preview)).rejects.toThrow(/unsupported/)
  })
})

describe.skipIf(!hasSamples)('photographs turned by EXIF', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i stands upright', async orientation => {
    const path = sample(`exif/Landscape_${orientation}.jpg`)
    const upright = await describeImage(path, 'image/jpeg')
    expect(upright).toEqual({ pages: 1, width: 1800, height: 1200 })
    const { bytes } = await renderImage(path, 'image/jpeg', 1, preview)
    const first = await renderImage(sample('exif/Landscape_1.jpg'), 'image/jpeg', 1, preview)
    const small = (picture: Uint8Array) => sharp(picture).resize(8, 6).greyscale().raw().toBuffer()
    const [seen, expected] = [await small(bytes), await small(first.bytes)]
    expect(seen.every((value, at) => Math.abs(value - (expected[at] ?? NaN)) < 25)).toBe(true)
  })
})
