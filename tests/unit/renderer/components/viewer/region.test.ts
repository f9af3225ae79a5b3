import { expect, test } from 'vitest'
import {
  adjusted,
  parseRegion,
  regionBetween,
  writeRegion
} from '../../../../../src/renderer/components/viewer/region'

test('a region is drawn from any corner and ends at the edge of the page', () => {
  const region = regionBetween({ x: 120, y: 40 }, { x: 80, y: -5 })
  expect(region).toEqual({ left: 80, top: 0, width: 20, height: 40 })
  expect(parseRegion(writeRegion(region))).toEqual(region)
})

test('what is no region of a page is none', () => {
  for (const text of [null, '', '1,2,3', '90,0,20,10', '0,0,0,10']) {
    expect(parseRegion(text)).toBeNull()
  }
})

test('arrow keys move it, with Shift they change its size, and it stays on the page', () => {
  const region = { left: 99, top: 0, width: 1, height: 50 }
  expect(adjusted(region, { key: 'ArrowRight', shiftKey: false })).toEqual(region)
  expect(adjusted(region, { key: 'ArrowLeft', shiftKey: false })?.left).toBe(98)
  expect(adjusted(region, { key: 'ArrowDown', shiftKey: true })?.height).toBe(51)
  expect(adjusted(region, { key: 'ArrowRight', shiftKey: true })?.width).toBe(1)
  expect(adjusted(region, { key: 'x', shiftKey: false })).toBeNull()
})
