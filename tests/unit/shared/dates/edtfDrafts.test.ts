import { describe, expect, it } from 'vitest'
import { asStandardEdtf } from '../../../../src/shared/dates/edtfDrafts'
import { parseDate } from '../../../../src/shared/dates/parse'

describe('dates of older standards and of databases', () => {
  it.each([
    // MARC 21, 008/07–14, and the EDTF of 2012.
    ['19uu', '19XX'],
    ['192u', '192X'],
    ['192x', '192X'],
    ['uuuu', 'XXXX'],
    ['1uuu', '1XXX'],
    ['1924-uu', '1924-XX'],
    ['1924-07-uu/1925-03-05', '1924-07-XX/1925-03-05'],
    ['1924/open', '1924/..'],
    ['unknown/1936', '/1936'],
    ['1924/unknown', '1924/'],
    ['1924?~', '1924%'],
    ['y170000002', 'Y170000002'],
    ['[1924, 1926..1930]', '[1924,1926..1930]'],
    ['{ 1924, 1926-07 }', '{1924,1926-07}'],
    // The basic format of ISO 8601.
    ['19240701', '1924-07-01'],
    ['19240701/19250305', '1924-07-01/1925-03-05'],
    // A mark before the whole year.
    ['~1924', '1924~'],
    ['?1924', '1924?'],
    ['~1924?', '1924%'],
    // Parts that are not known, and clocks.
    ['1924-00-00', '1924'],
    ['1924-07-00', '1924-07'],
    ['1924-07-??', '1924-07-XX'],
    ['0000-00-00', 'XXXX'],
    ['1924-07-01 00:00:00', '1924-07-01'],
    ['01.07.1924 0:00:00', '1924-07-01'],
    ['1924-07-01 18:45:36', '1924-07-01T18:45:36'],
    ['1924.0', '1924']
  ])('%s is understood', (written, edtf) => {
    expect(parseDate(written)).toEqual({ written, edtf, calendar: 'gregorian' })
  })

  it.each(['unknown', 'open', 'the usual', 'c. 1924', '1924-07-01'])('%s is left alone', text => {
    expect(asStandardEdtf(text)).toBe(text)
  })

  it.each(['19240230', '071924', '1928,9', '1,928'])('%s is kept as written', written => {
    expect(parseDate(written).edtf).toBeNull()
  })
})
