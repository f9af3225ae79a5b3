import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepFirstRows, keptFirstRows } from '../../../../src/renderer/services/firstRows'
import type { FirstRows } from '../../../../src/renderer/services/firstRows'

const query = { kind: null, text: '', isTrash: false, filters: {}, sort: null }
const row = {
  id: '1',
  kind: 'person',
  title: 'Стасова, Елена',
  code: '',
  isDeleted: false,
  isDraft: false,
  hasScans: false,
  hasConflict: false,
  cells: ['1873']
}
const shown: FirstRows = { query, columns: ['dates'], count: 300, rows: [row], made: '1.0.0 ru' }
const catalogue = { device: 'mine', positions: { mine: 3, other: 8 } }

describe('the beginning of the list shown last', () => {
  const kept = new Map<string, string>()
  let isFull = false
  beforeEach(() => {
    kept.clear()
    isFull = false
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem(key: string, text: string) {
        if (isFull) throw new DOMException('Full', 'QuotaExceededError')
        kept.set(key, text)
      },
      removeItem: (key: string) => kept.delete(key)
    })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('comes back with the same catalogue, list, version and language', () => {
    keepFirstRows('mine', { other: 8, mine: 3 }, shown)
    expect(keptFirstRows(catalogue, shown)).toMatchObject({ count: 300, rows: [row] })
  })

  it.each([
    ['another catalogue', { ...catalogue, device: 'else' }, shown],
    ['a journal that went on', { ...catalogue, positions: { mine: 4, other: 8 } }, shown],
    [
      'a journal of one more device',
      { ...catalogue, positions: { mine: 3, other: 8, new: 1 } },
      shown
    ],
    ['another list', catalogue, { ...shown, query: { ...query, text: 'x' } }],
    ['other columns', catalogue, { ...shown, columns: ['dates', 'places'] }],
    ['another language', catalogue, { ...shown, made: '1.0.0 de' }]
  ])('is not used for %s', (_, opened, asked) => {
    keepFirstRows('mine', catalogue.positions, shown)
    expect(keptFirstRows(opened, asked)).toBeNull()
  })

  it('is nothing where it is damaged, and where there was no room', () => {
    expect(keptFirstRows(catalogue, shown)).toBeNull()
    keepFirstRows('mine', catalogue.positions, shown)
    const [[key] = ['']] = kept
    kept.set(key, '{"device":')
    expect(keptFirstRows(catalogue, shown)).toBeNull()
    keepFirstRows('mine', catalogue.positions, shown)
    isFull = true
    keepFirstRows('mine', { mine: 9 }, shown)
    expect(keptFirstRows(catalogue, shown)).toBeNull()
  })
})
