import { describe, expect, it } from 'vitest'
import { parseDate } from '../../../../src/shared/dates/parse'

describe('what cannot be understood for certain', () => {
  it.each([
    '',
    ' ',
    '3/4/1928',
    '1928-02-30',
    '29 February 1927',
    '31 June 1924',
    '1928-13',
    '13.13.1928',
    '21.1928',
    '30/2314',
    '1928年21月',
    'before late 1924',
    'after early 1924',
    '1/13/13',
    '1936–1924',
    '1936/1924',
    'August–July 1924',
    '5–1 July 1924',
    'between 1936 and 1924',
    'before 31 June 1924',
    'gibberish',
    '1928 or so maybe',
    '1928 1929',
    'July August 1924',
    'c1924',
    '©1924',
    '19',
    '28',
    '1.7.24',
    '1920-21',
    '1900s',
    '1920 гг.',
    '١٩٢٨',
    '一九二八年',
    'von 1924 und',
    '{before} 1941',
    '-2000/-3000',
    '1924 до н. э. или',
    'с 1936 по 1924',
    '1924 (1925)',
    '1924 [1925]',
    '1925-26?-27',
    '1920-21?',
    '3-4-1928',
    '1924–24',
    '1936–24',
    '1924–05',
    'July 1924–25',
    '1 July 1924–5',
    '1924, 25',
    '1924, Moscow',
    '1924 and 1926 or 1930',
    '1924, printed 1930',
    'v. 1924',
    'Monday, 1 July 1924',
    'Monday 1924',
    'first 1924',
    'the twenties',
    'Ende der zwanziger Jahre',
    '1925 (Poststempel)',
    '192?',
    'III half 1924',
    '1 (2) июля 1924'
  ])('is kept as written: %j', written => {
    expect(parseDate(written)).toEqual({ written, edtf: null, calendar: 'gregorian' })
  })

  it('includes anything longer than a date', () => {
    const written = `1924${' '.repeat(1_000_000)}`
    expect(parseDate(written).edtf).toBeNull()
  })
})

describe('old and new style', () => {
  it.each([
    '25 October (7 November) 1917',
    '25 октября (7 ноября) 1917',
    '25 октября (7 ноября) 1917 г.',
    '25.10./7.11.1917',
    '25.10.1917 (7.11.1917)',
    '25 октября / 7 ноября 1917',
    '25. Oktober (7. November) 1917',
    '7 November (25 October O.S.) 1917'
  ])('takes the Gregorian day of %s', written => {
    const expected = { written, edtf: '1917-11-07', calendar: 'gregorian' }
    expect(parseDate(written)).toEqual(expected)
    expect(parseDate(written, 'julian')).toEqual(expected)
  })

  it.each([
    ['1 (14) февраля 1918', '1918-02-14'],
    ['1/14 February 1918', '1918-02-14'],
    ['1/14.II.1918', '1918-02-14'],
    ['1 (14).02.1918', '1918-02-14'],
    ['20 декабря 1899 (1 января 1900)', '1900-01-01'],
    ['29 February (13 March) 1900', '1900-03-13']
  ])('takes the Gregorian day of %s', (written, edtf) => {
    expect(parseDate(written)).toEqual({ written, edtf, calendar: 'gregorian' })
  })

  it.each(['25 October (8 November) 1917', '25.10./6.11.1917', '1 (13) февраля 1918'])(
    'makes nothing of two days that are not the same: %s',
    written => {
      expect(parseDate(written).edtf).toBeNull()
    }
  )

  it.each([
    ['25 October 1917 O.S.', '1917-10-25'],
    ['25 October 1917 (OS)', '1917-10-25'],
    ['25 октября 1917 ст. ст.', '1917-10-25'],
    ['25 октября 1917 г. (ст. ст.)', '1917-10-25'],
    ['25 октября 1917 г. по старому стилю', '1917-10-25'],
    ['25. Oktober 1917 a. St.', '1917-10-25'],
    ['29 February 1900 O.S.', '1900-02-29'],
    ['1–5 October 1917 (O.S.)', '1917-10-01/1917-10-05']
  ])('keeps %s in the Julian calendar', (written, edtf) => {
    expect(parseDate(written)).toEqual({ written, edtf, calendar: 'julian' })
  })

  it.each(['7 November 1917 N.S.', '7 ноября 1917 н. ст.', '7. November 1917 n. St.'])(
    'reads %s as Gregorian whatever is given',
    written => {
      const expected = { written, edtf: '1917-11-07', calendar: 'gregorian' }
      expect(parseDate(written, 'julian')).toEqual(expected)
    }
  )

  it('has leap days of its own in the Julian calendar', () => {
    expect(parseDate('29 February 1900', 'julian').edtf).toBe('1900-02-29')
    expect(parseDate('1900-02-29', 'julian').edtf).toBe('1900-02-29')
    expect(parseDate('29 February 1900').edtf).toBeNull()
    expect(parseDate('before 1 March 1900', 'julian').edtf).toBe('[..1900-02-29]')
  })

  it('makes nothing of two styles at once', () => {
    expect(parseDate('25 October 1917 O.S. N.S.').edtf).toBeNull()
  })
})
