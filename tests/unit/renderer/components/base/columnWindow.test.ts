import { describe, expect, it } from 'vitest'
import {
  columnWindow,
  layOut,
  scrollLeftFor
} from '../../../../../src/renderer/components/base/columnWindow'

const sixty = Array.from({ length: 60 }, () => ({ width: 100 }))

describe('the columns of a table', () => {
  it('give what is left to those that grow', () => {
    const { widths, starts, total } = layOut([{ width: 200, grows: true }, { width: 100 }], 500)
    expect(widths).toEqual([400, 100])
    expect(starts).toEqual([0, 400])
    expect(total).toBe(500)
  })

  it('keep their widths where there is no room', () => {
    expect(layOut([{ width: 200, grows: true }, { width: 100 }], 150).widths).toEqual([200, 100])
  })

  it('are drawn as far as they are in sight, and the first always', () => {
    const drawn = columnWindow(layOut(sixty, 500), 3000, 500)
    expect(drawn[0]).toBe(0)
    expect(drawn.slice(1)).toEqual([29, 30, 31, 32, 33, 34, 35])
  })

  it('are all drawn while the width is not known', () => {
    expect(columnWindow(layOut(sixty, 0), 0, 0)).toHaveLength(60)
  })

  it('are scrolled to so that the first does not cover them', () => {
    const layout = layOut(sixty, 500)
    expect(scrollLeftFor(layout, 0, 500, 2)).toBeUndefined()
    expect(scrollLeftFor(layout, 0, 500, 7)).toBe(300)
    expect(scrollLeftFor(layout, 1000, 500, 5)).toBe(400)
    expect(scrollLeftFor(layout, 1000, 500, 0)).toBeUndefined()
  })
})
