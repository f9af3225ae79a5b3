import { expect, it } from 'vitest'
import { bmp } from '../../../../../../src/main/attachments/rendering/decoders/bmp'
import { bmpFile, type BmpParts } from '../../bitmaps'

/** Red and green above, blue and white below. */
const expected = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255]
]
const palette = [0xff0000, 0x00ff00, 0x0000ff, 0xffffff]

const files: Record<string, BmpParts> = {
  '24 bits': { bits: 24, data: [255, 0, 0, 255, 255, 255, 0, 0, 0, 0, 255, 0, 255, 0, 0, 0] },
  '24 bits from the top': {
    bits: 24,
    isTopDown: true,
    data: [0, 0, 255, 0, 255, 0, 0, 0, 255, 0, 0, 255, 255, 255, 0, 0]
  },
  '32 bits': { bits: 32, data: [255, 0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 0, 0, 255, 0, 0] },
  '16 bits': { bits: 16, data: [0x1f, 0, 0xff, 0x7f, 0, 0x7c, 0xe0, 3] },
  '16 bits with masks': {
    bits: 16,
    compression: 3,
    masks: [0xf800, 0x07e0, 0x001f],
    data: [0x1f, 0, 0xff, 0xff, 0, 0xf8, 0xe0, 7]
  },
  '8 bits': { bits: 8, palette, data: [2, 3, 0, 0, 0, 1, 0, 0] },
  '4 bits': { bits: 4, palette, data: [0x23, 0, 0, 0, 0x01, 0, 0, 0] },
  'runs of 8 bits': {
    bits: 8,
    palette,
    compression: 1,
    data: [1, 2, 1, 3, 0, 0, 1, 0, 1, 1, 0, 1]
  },
  'runs of 4 bits': { bits: 4, palette, compression: 2, data: [2, 0x23, 0, 0, 2, 0x01, 0, 1] }
}

it.each(Object.entries(files))('%s', async (_, parts) => {
  const { data, width, height, channels } = await bmp.decode(bmpFile(parts), 1, Infinity)
  expect([width, height, channels]).toEqual([2, 2, 3])
  const pixels = [0, 1, 2, 3].map(index => [...data.subarray(index * 3, index * 3 + 3)])
  expect(pixels).toEqual(expected)
})

it('one bit a pixel', async () => {
  const file = bmpFile({ bits: 1, palette: [0, 0xffffff], data: [0x80, 0, 0, 0, 0x40, 0, 0, 0] })
  const { data } = await bmp.decode(file, 1, Infinity)
  expect([0, 3, 6, 9].map(at => data[at])).toEqual([0, 255, 255, 0])
})

it('what is torn off stays white', async () => {
  const file = bmpFile({ bits: 24, data: [255, 0, 0, 255, 0, 0, 0, 0] })
  const { data } = await bmp.decode(file, 1, Infinity)
  expect([...data]).toEqual([255, 255, 255, 255, 255, 255, 0, 0, 255, 0, 0, 255])
})

it.each([
  [
    'a size that no scan has',
    (file: Buffer) => file.writeInt32LE(1_000_000, 18),
    'tooLargeToRender'
  ],
  ['no size', (file: Buffer) => file.writeInt32LE(0, 22), 'damaged'],
  ['a JPEG inside', (file: Buffer) => file.writeUInt32LE(4, 30), 'notRenderable'],
  ['seven bits', (file: Buffer) => file.writeUInt16LE(7, 28), 'damaged']
])('%s is refused', async (_, change, code) => {
  const file = bmpFile({ bits: 24, data: [0, 0, 0, 0, 0, 0, 0, 0] })
  change(file)
  if (code === 'tooLargeToRender') file.writeInt32LE(1_000_000, 22)
  await expect(async () => bmp.decode(file, 1, Infinity)).rejects.toMatchObject({ code })
})
