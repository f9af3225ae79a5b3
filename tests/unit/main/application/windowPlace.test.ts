import { expect, test } from 'vitest'
import { visiblePlace } from '../../../../src/main/application/windowPlace'

const primary = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 0, width: 1280, height: 1000 }

test('a first window stands in the middle of the first display', () => {
  expect(visiblePlace(null, [primary, second])).toEqual({ x: 240, y: 70, width: 1440, height: 900 })
})

test('a window keeps its place on a display that is there', () => {
  const place = { x: 2000, y: 50, width: 1000, height: 700 }
  expect(visiblePlace(place, [primary, second])).toEqual(place)
})

test('a window of a display that is gone comes back into view', () => {
  const place = { x: 5000, y: -2000, width: 1000, height: 700 }
  expect(visiblePlace(place, [primary])).toEqual({ x: 920, y: 0, width: 1000, height: 700 })
})

test('a window larger than the display is made to fit', () => {
  const place = { x: -100, y: -100, width: 5000, height: 3000 }
  expect(visiblePlace(place, [primary])).toEqual(primary)
})

test('a window is never smaller than its least size', () => {
  const place = { x: 10, y: 10, width: 1, height: 1 }
  expect(visiblePlace(place, [primary])).toEqual({ x: 10, y: 10, width: 900, height: 600 })
})
