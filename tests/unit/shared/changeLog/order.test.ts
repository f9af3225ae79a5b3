import { describe, expect, it } from 'vitest'
import { orderBetween, ordersAfter } from '../../../../src/shared/changeLog/order'
import { seeded, whole } from '../../../helpers/random'

describe('fractional indexes', () => {
  it('begins in the middle, so that there is room on both sides', () => {
    const first = orderBetween(null, null)
    expect(orderBetween(null, first) < first).toBe(true)
    expect(orderBetween(first, null) > first).toBe(true)
  })

  it('finds one between any two, also after thousands of insertions at random places', () => {
    const random = seeded(1)
    const orders: string[] = []
    for (let count = 0; count < 5000; count++) {
      const place = whole(random, orders.length + 1)
      const order = orderBetween(orders[place - 1] ?? null, orders[place] ?? null)
      orders.splice(place, 0, order)
    }
    expect([...orders].sort()).toEqual(orders)
    expect(new Set(orders).size).toBe(5000)
    expect(Math.max(...orders.map(order => order.length))).toBeLessThan(24)
  })

  it('never ends in the lowest digit, so that one before it exists', () => {
    let order = orderBetween(null, null)
    for (let count = 0; count < 300; count++) {
      const before = orderBetween(null, order)
      expect(before < order).toBe(true)
      expect(before.endsWith('0')).toBe(false)
      order = before
    }
  })

  it('appends without growing by a digit each time', () => {
    const orders = ordersAfter(null, 2000)
    expect([...orders].sort()).toEqual(orders)
    expect(orders.at(-1)?.length).toBeLessThan(40)
  })

  it('refuses a range that is none', () => {
    expect(() => orderBetween('b', 'a')).toThrow(RangeError)
    expect(() => orderBetween('a', 'a')).toThrow(RangeError)
  })
})
