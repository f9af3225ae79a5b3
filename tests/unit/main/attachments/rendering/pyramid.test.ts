import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { imagePages } from '../../../../../src/main/attachments/rendering/image'
import { cutTile, writePyramid } from '../../../../../src/main/attachments/rendering/pyramid'
import {
  levelSize,
  tileArea,
  topLevel,
  type PageSize,
  type Tile
} from '../../../../../src/shared/attachments/pages'
import * as pictures from '../pictures'
import { hasSamples, sample, temporaryFolder } from '../support'

const folder = await temporaryFolder()

async function pyramidOf(name: string, mediaType: string, bytes: Uint8Array, page = 1) {
  const path = join(folder, name)
  const target = join(folder, `${name}.pyramid`)
  await writeFile(path, bytes)
  const { sizes } = await imagePages({ path, mediaType })
  const { isDamaged } = await writePyramid({ path, mediaType }, page, target)
  const size = sizes[page - 1]
  if (!size) throw new Error('The page has no size')
  return { target, size, isDamaged }
}

/** A plan whose colour says where on the page one is: red to the right, green downwards. */
function plan(width: number, height: number) {
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      data[at] = (x * 255) / width
      data[at + 1] = (y * 255) / height
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
}

async function expectPlace(path: string, size: PageSize, tile: Tile) {
  const area = tileArea(size, tile)
  if (!area) throw new Error('There is no such tile')
  const bytes = await cutTile(path, size, tile)
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([area.width, area.height])
  const level = levelSize(size, tile.level)
  const middle = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 3
  const [red = NaN, green = NaN] = [data[middle], data[middle + 1]]
  const expectedRed = ((area.left + area.width / 2) / level.width) * 255
  const expectedGreen = ((area.top + area.height / 2) / level.height) * 255
  expect([tile, Math.abs(red - expectedRed) < 9, Math.abs(green - expectedGreen) < 9]).toEqual([
    tile,
    true,
    true
  ])
}

describe('tiles', () => {
  it('lie where they say at every level of a JPEG', async () => {
    const { target, size } = await pyramidOf(
      'plan.jpg',
      'image/jpeg',
      await plan(2501, 1303).jpeg({ quality: 95 }).toBuffer()
    )
    expect(size).toEqual({ width: 2501, height: 1303 })
    expect(topLevel(size)).toBe(12)
    for (const [level, x, y] of [
      [12, 0, 0],
      [12, 4, 2],
      [12, 2, 1],
      [11, 2, 1],
      [10, 1, 0],
      [9, 0, 0],
      [6, 0, 0],
      [0, 0, 0]
    ] as const) {
      await expectPlace(target, size, { level, x, y })
    }
    await expect(cutTile(target, size, { level: 12, x: 5, y: 0 })).rejects.toMatchObject({
      code: 'pageMissing'
    })
  })

  it('of a photograph on its side stand upright', async () => {
    const upright = await plan(1200, 700).jpeg({ quality: 95 }).toBuffer()
    // Turned left, and marked as to be turned right.
    const turned = await sharp(upright).rotate(270).withExif({}).jpeg({ quality: 95 }).toBuffer()
    const marked = await sharp(turned).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const { target, size } = await pyramidOf('turned.jpg', 'image/jpeg', marked)
    expect(size).toEqual({ width: 1200, height: 700 })
    await expectPlace(target, size, { level: 11, x: 0, y: 0 })
    await expectPlace(target, size, { level: 11, x: 2, y: 1 })
  })

  it.each([
    ['one bit', pictures.groupFourTiff],
    ['sixteen bits', pictures.sixteenBitPng],
    ['CMYK', pictures.cmykJpeg]
  ])('are made of %s', async (name, make) => {
    const mediaType = {
      'one bit': 'image/tiff',
      'sixteen bits': 'image/png',
      CMYK: 'image/jpeg'
    }[name]
    const { target, size } = await pyramidOf(name, mediaType ?? '', await make())
    const bytes = await cutTile(target, size, { level: topLevel(size), x: 0, y: 0 })
    expect((await sharp(bytes).metadata()).format).toBe('jpeg')
  })

  it('of half a JPEG go as far as it goes', async () => {
    const whole = await pictures.noisyJpeg(1400, 900)
    const half = whole.subarray(0, whole.length / 2)
    const { isDamaged, target, size } = await pyramidOf('half.jpg', 'image/jpeg', half)
    expect(isDamaged).toBe(true)
    const tile = await cutTile(target, size, { level: 11, x: 0, y: 0 })
    expect((await sharp(tile).stats()).entropy).toBeGreaterThan(4)
  })

  it.skipIf(!hasSamples)('are made of a page of a PDF', async () => {
    const file = { path: sample('pdf/balloon_a1b_jp2k.pdf'), mediaType: 'application/pdf' }
    const target = join(folder, 'pdf.pyramid')
    await writePyramid(file, 1, target)
    const { width, height } = await sharp(target).metadata()
    const size = { width, height }
    const tile = await cutTile(target, size, { level: topLevel(size) - 1, x: 0, y: 0 })
    expect((await sharp(tile).stats()).entropy).toBeGreaterThan(1)
  })
})
