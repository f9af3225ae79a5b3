import { describe, expect, it } from 'vitest'
import { parseDate } from '../../../../src/shared/dates/parse'
import { differenceSince, groupFigures } from '../../../../src/shared/figures/conflictGroups'
import type { ConflictGroup } from '../../../../src/shared/figures/conflictGroups'
import { parseFigureValue } from '../../../../src/shared/figures/parse'
import type { Json } from '../../../../src/shared/changeLog/changeset'
import { figureOf } from '../../../../src/shared/figures/figure'
import type { Figure } from '../../../../src/shared/figures/figure'
import { makeRecord } from '../records/makeRecord'

function figure(value: string, asOf: string, others: Readonly<Record<string, Json>> = {}): Figure {
  const record = makeRecord('figure', {
    measure: 'members',
    value: { ...parseFigureValue(value) },
    ...(asOf === '' ? {} : { asOf: { ...parseDate(asOf) } }),
    ...others
  })
  return figureOf(record)
}

function groupsOf(...figures: Figure[]): readonly ConflictGroup[] {
  return groupFigures(figures)[0]?.groups ?? []
}

describe('groupFigures', () => {
  it('puts the measures in the order of the vocabulary and the dates in theirs', () => {
    const figures = [
      figure('56', '1931', { measure: 'periodicals' }),
      figure('12', '1931', { measure: 'choirs' }),
      figure('8,305,454', '1 January 1931'),
      figure('8,900,000', '1 January 1928'),
      figure('5,000', '')
    ]
    const grouped = groupFigures(figures)
    expect(grouped.map(({ measure }) => measure)).toEqual(['members', 'periodicals', 'choirs'])
    expect(grouped[0]?.groups.map(({ asOf }) => asOf?.edtf)).toEqual([
      '1928-01-01',
      '1931-01-01',
      undefined
    ])
  })

  it('knows one date however it is written', () => {
    expect(groupsOf(figure('1', '1 January 1928'), figure('1', '01.01.1928'))).toHaveLength(1)
  })

  it('knows one day in both calendars', () => {
    const julian = { asOf: { written: '19.12.1927', edtf: '1927-12-19', calendar: 'julian' } }
    expect(groupsOf(figure('1', '1 January 1928'), figure('1', '', julian))).toHaveLength(1)
  })

  it('puts the preferred figure first and the deprecated last', () => {
    const [group] = groupsOf(
      figure('1', '1928', { rank: 'deprecated' }),
      figure('2', '1928'),
      figure('3', '1928', { rank: 'preferred' })
    )
    expect(group?.figures.map(({ rank }) => rank)).toEqual(['preferred', 'normal', 'deprecated'])
  })
})

describe('a conflict', () => {
  const isConflict = (...figures: Figure[]): boolean =>
    groupsOf(...figures).some(group => group.isConflict)

  it('is two different numbers for one date', () => {
    expect(isConflict(figure('44', '1928'), figure('46', '1928'))).toBe(true)
    expect(isConflict(figure('44', '1928'), figure('none', '1928'))).toBe(true)
  })

  it('is not the same number in two writings', () => {
    expect(isConflict(figure('8,900,000', '1928'), figure('8.9 million', '1928'))).toBe(false)
  })

  it('is not a number beside one that is unknown or deprecated', () => {
    expect(isConflict(figure('44', '1928'), figure('?', '1928'))).toBe(false)
    const deprecated = figure('46', '1928', { rank: 'deprecated' })
    expect(isConflict(figure('44', '1928'), deprecated)).toBe(false)
  })

  it('is not two numbers for different dates, or for none', () => {
    expect(isConflict(figure('44', '1928'), figure('46', '1931'))).toBe(false)
    expect(isConflict(figure('44', ''), figure('46', ''))).toBe(false)
  })

  it('is not two sums in different units', () => {
    const roubles = figure('100', '1928', { unit: 'roubles' })
    const marks = figure('215', '1928', { unit: 'marks' })
    expect(isConflict(roubles, marks)).toBe(false)
    expect(isConflict(roubles, marks, figure('120', '1928', { unit: 'roubles' }))).toBe(true)
  })
})

describe('differenceSince', () => {
  const before = figure('8,900,000', '1 January 1928')

  function difference(...figures: Figure[]) {
    const [first, second] = groupsOf(before, ...figures)
    return second ? differenceSince(first, second) : undefined
  }

  it('is exact, with its share of the earlier value', () => {
    expect(difference(figure('8,305,454', '1 January 1931'))).toMatchObject({
      absolute: '-594546',
      percent: '-6.68',
      approximate: false,
      since: { edtf: '1928-01-01' }
    })
  })

  it('uses the preferred figure where the sources differ, and none where none is preferred', () => {
    const other = figure('8,000,000', '1 January 1931')
    expect(difference(figure('8,305,454', '1 January 1931'), other)).toBeNull()
    const preferred = figure('9,000,000', '1 January 1931', { rank: 'preferred' })
    expect(difference(preferred, other)?.absolute).toBe('100000')
  })

  it('is approximate when either value is', () => {
    expect(difference(figure('ca. 9,000,000', '1931'))?.approximate).toBe(true)
  })

  it('is not computed from bounds, across units, or without a date', () => {
    expect(difference(figure('over 9,000,000', '1931'))).toBeNull()
    expect(difference(figure('9,000,000', '1931', { unit: 'persons' }))).toBeNull()
    expect(difference(figure('9,000,000', ''))).toBeNull()
  })

  it('has no share of nothing', () => {
    const [first, second] = groupsOf(figure('0', '1922'), figure('12', '1923'))
    expect(second && differenceSince(first, second)).toMatchObject({
      absolute: '12',
      percent: null
    })
  })
})
