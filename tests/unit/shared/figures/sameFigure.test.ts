import { describe, expect, it } from 'vitest'
import type { Json } from '../../../../src/shared/changeLog/changeset'
import { parseDate } from '../../../../src/shared/dates/parse'
import { figureOf } from '../../../../src/shared/figures/figure'
import { parseFigureValue } from '../../../../src/shared/figures/parse'
import { sameFigure } from '../../../../src/shared/figures/sameFigure'
import { makeRecord, nextId } from '../records/makeRecord'

const stasova = nextId()

function figure(more: Readonly<Record<string, Json>> = {}) {
  const value = { ...parseFigureValue('8,900,000') }
  const asOf = { ...parseDate('1 January 1928') }
  return figureOf(
    makeRecord('figure', { measure: 'members', value, asOf, accordingTo: stasova, ...more })
  )
}

function statement(value: string, asOf = '1 January 1928', accordingTo = stasova) {
  return {
    measure: 'members',
    value: value === '' ? null : parseFigureValue(value),
    asOf: asOf === '' ? null : parseDate(asOf),
    accordingTo,
    unit: '',
    scope: ''
  }
}

describe('sameFigure', () => {
  const known = figure()

  it('finds the same number for the same date, however both are written', () => {
    expect(sameFigure([known], statement('8.9 million', '01.01.1928'))).toBe(known)
    expect(sameFigure([known], statement('8 900 000', '1 January 1928', ''))).toBe(known)
  })

  it('holds another number, date, measure or authority for another figure', () => {
    expect(sameFigure([known], statement('9,000,000'))).toBeUndefined()
    expect(sameFigure([known], statement('8,900,000', '1 January 1931'))).toBeUndefined()
    expect(sameFigure([known], { ...statement('8,900,000'), measure: 'staff' })).toBeUndefined()
    expect(sameFigure([known], statement('8,900,000', '1 January 1928', nextId()))).toBeUndefined()
  })

  it('finds nothing for an empty value, and no deprecated figure', () => {
    expect(sameFigure([known], statement(''))).toBeUndefined()
    expect(sameFigure([figure({ rank: 'deprecated' })], statement('8,900,000'))).toBeUndefined()
  })

  it('holds another unit or scope for another figure, but not where one of them says none', () => {
    const known = figure({ unit: 'roubles', scope: 'women' })
    const same = { ...statement('8,900,000'), unit: 'roubles', scope: 'women' }
    expect(sameFigure([known], same)).toBe(known)
    expect(sameFigure([known], { ...same, unit: '', scope: '' })).toBe(known)
    expect(sameFigure([known], { ...same, unit: 'usDollars' })).toBeUndefined()
    expect(sameFigure([known], { ...same, scope: 'men' })).toBeUndefined()
  })
})
