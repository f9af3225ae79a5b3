import { describe, expect, it } from 'vitest'
import {
  convertDay,
  fromDayCount,
  isCalendarDay,
  toDayCount
} from '../../../../src/shared/dates/calendars'

const day = (year: number, month: number, dayOfMonth: number) => ({ year, month, day: dayOfMonth })

describe('converting a Julian day', () => {
  it.each([
    [day(1917, 10, 25), day(1917, 11, 7)],
    [day(1900, 1, 1), day(1900, 1, 13)],
    [day(1900, 2, 28), day(1900, 3, 12)],
    [day(1900, 2, 29), day(1900, 3, 13)],
    [day(1918, 2, 1), day(1918, 2, 14)],
    [day(1800, 2, 17), day(1800, 2, 28)],
    [day(1582, 10, 5), day(1582, 10, 15)],
    [day(1, 1, 3), day(1, 1, 1)]
  ])('%j gives the Gregorian %j and back', (julian, gregorian) => {
    expect(convertDay(julian, 'julian', 'gregorian')).toEqual(gregorian)
    expect(convertDay(gregorian, 'gregorian', 'julian')).toEqual(julian)
  })
})

it('counts days as the built-in Gregorian calendar does, one after the other', () => {
  const epoch = toDayCount(day(1970, 1, 1), 'gregorian')
  for (let count = -800_000; count <= 800_000; count += 397) {
    const built = new Date(count * 86_400_000)
    const expected = day(built.getUTCFullYear(), built.getUTCMonth() + 1, built.getUTCDate())
    expect(fromDayCount(epoch + count, 'gregorian')).toEqual(expected)
    expect(toDayCount(expected, 'gregorian')).toBe(epoch + count)
    expect(toDayCount(fromDayCount(epoch + count, 'julian'), 'julian')).toBe(epoch + count)
  }
})

it('has 29 February in 1900 in the Julian calendar only', () => {
  expect(isCalendarDay(day(1900, 2, 29), 'julian')).toBe(true)
  expect(isCalendarDay(day(1900, 2, 29), 'gregorian')).toBe(false)
  expect(isCalendarDay(day(2000, 2, 29), 'gregorian')).toBe(true)
})
