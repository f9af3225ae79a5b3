import { describe, expect, it } from 'vitest'
import {
  bodyHeight,
  rowWindow,
  scrollTopFor,
  tallestBody
} from '../../../../../src/renderer/components/base/rowWindow'

const million = { count: 1_000_000, rowHeight: 28, viewport: 560 }
/** 102 million pixels: more than three times what can be drawn. */
const tall = { count: 3_000_000, rowHeight: 34, viewport: 680 }

describe('rowWindow', () => {
  it('draws the rows in sight and some around them', () => {
    expect(rowWindow(million, 0)).toEqual({ first: 0, last: 27, top: 0 })
    expect(rowWindow(million, 2800)).toEqual({ first: 92, last: 127, top: -224 })
  })

  it('draws nothing of an empty table', () => {
    const { first, last } = rowWindow({ ...million, count: 0 }, 0)
    expect(last).toBeLessThan(first)
  })

  it.each([million, tall])('reaches the last of $count rows of $rowHeight pixels', measures => {
    const { first, last, top } = rowWindow(measures, bodyHeight(measures) - measures.viewport)
    expect(last).toBe(measures.count - 1)
    const bottom = top + (last - first + 1) * measures.rowHeight
    expect(bottom).toBe(measures.viewport)
  })

  it('never asks for a body taller than can be drawn', () => {
    expect(bodyHeight(million)).toBe(28_000_000)
    expect(bodyHeight(tall)).toBe(tallestBody)
  })
})

describe('scrollTopFor', () => {
  it('leaves a visible row where it is', () => {
    expect(scrollTopFor(million, 2800, 110)).toBeUndefined()
  })

  it('scrolls no further than needed, up or down', () => {
    expect(scrollTopFor(million, 2800, 99)).toBe(2772)
    expect(scrollTopFor(million, 2800, 120)).toBe(2828)
  })

  it.each([0, 7, 1_500_000, 2_999_999])('brings row %i of a scaled table into sight', index => {
    const top = scrollTopFor(tall, 12_345_678, index)
    const drawn = rowWindow(tall, top ?? 12_345_678)
    const seenAt = drawn.top + (index - drawn.first) * tall.rowHeight
    expect(seenAt).toBeGreaterThanOrEqual(-1)
    expect(seenAt + tall.rowHeight).toBeLessThanOrEqual(tall.viewport + 1)
  })
})
