import { expect, it } from 'vitest'
import { pngOf } from '../../../../src/renderer/services/rasterising'
import en from '../../../../src/shared/locales/en/figureViews.json'

it.each([
  [900, 20_000],
  [20_000, 600],
  [15_000, 15_000]
])('of %i by %i no PNG is made that nobody could read: it is said', async (width, height) => {
  await expect(pngOf({ svg: '<svg/>', width, height, samples: [] })).rejects.toMatchObject({
    code: 'pictureTooLarge'
  })
  expect(en.failures.pictureTooLarge).toContain('SVG')
})
