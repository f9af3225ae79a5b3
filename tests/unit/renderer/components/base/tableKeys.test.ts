import { describe, expect, it } from 'vitest'
import { moveTo } from '../../../../../src/renderer/components/base/tableKeys'

const size = { rows: 100, columns: 5, page: 10 }
const at = { row: 50, column: 2 }

describe('keys in a table', () => {
  it.each([
    ['ArrowDown', false, { row: 51, column: 2 }],
    ['ArrowUp', false, { row: 49, column: 2 }],
    ['ArrowRight', false, { row: 50, column: 3 }],
    ['ArrowLeft', false, { row: 50, column: 1 }],
    ['PageDown', false, { row: 60, column: 2 }],
    ['PageUp', false, { row: 40, column: 2 }],
    ['Home', false, { row: 50, column: 0 }],
    ['End', false, { row: 50, column: 4 }],
    ['Home', true, { row: 0, column: 2 }],
    ['End', true, { row: 99, column: 2 }],
    ['a', false, undefined],
    ['ArrowDown', true, undefined]
  ])('%s, with Ctrl %s, leads to %j', (key, isEdge, wanted) => {
    expect(moveTo(key, isEdge, at, size)).toEqual(wanted)
  })

  it('stop at the edges', () => {
    expect(moveTo('PageDown', false, { row: 95, column: 0 }, size)).toEqual({ row: 99, column: 0 })
    expect(moveTo('ArrowLeft', false, { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 })
  })
})
