import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { mediaTypeOf } from '../../../../../src/main/attachments/mediaType'
import { imagePages, renderImage } from '../../../../../src/main/attachments/rendering/image'
import { prepareImages } from '../../../../../src/main/attachments/rendering/sharpImages'
import { formatFiles } from '../../../../helpers/formatFiles'
import { temporaryFolder } from '../support'

const folder = await temporaryFolder()
const files = await formatFiles()
const colourless = /group|bits\.tif/

beforeAll(prepareImages)

async function colourAt(bytes: Uint8Array, share: number): Promise<readonly number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width * share)) * 3
  return [...data.subarray(at, at + 3)]
}

describe('a file of each format', () => {
  it.each(Object.keys(files))('%s is described and shown as it is', async name => {
    const path = join(folder, name)
    await writeFile(path, files[name] ?? '')
    const mediaType = await mediaTypeOf(path)
    const { count, sizes, problem } = await imagePages({ path, mediaType })
    const expected =
      name === 'heic.heic' ? [64, 48] : name === 'group 3.tif' ? [1728, 40] : [640, 480]
    expect(problem).toBeNull()
    expect(count).toBe(name === 'three pages.tif' ? 3 : 1)
    expect([sizes[0]?.width, sizes[0]?.height]).toEqual(expected)
    const rendition = { width: 320, height: 16_000, format: 'jpeg' } as const
    const { bytes, isDamaged } = await renderImage({ path, mediaType }, count, rendition)
    expect(isDamaged).toBe(false)
    if (colourless.test(name)) return
    const [[, , blue = 0] = [], [red = 0, , other = 255] = []] = [
      await colourAt(bytes, 0.2),
      await colourAt(bytes, 0.8)
    ]
    expect([blue > 150, red > 180, other < 90]).toEqual([true, true, true])
  })
})
