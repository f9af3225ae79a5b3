import { describe, expect, it } from 'vitest'
import { formatEdtf } from '../../../../src/shared/dates/format'

describe('a date in words', () => {
  it.each([
    ['1924', '1924', '1924', '1924'],
    ['1924-07', 'July 1924', 'июль 1924', 'Juli 1924'],
    ['1924-07-01', '1 July 1924', '1 июля 1924', '1. Juli 1924'],
    ['1924-07~', 'c. July 1924', 'ок. июля 1924', 'ca. Juli 1924'],
    ['1924-07?', 'July 1924?', 'июль 1924?', 'Juli 1924?'],
    ['1924%', 'c. 1924?', 'ок. 1924?', 'ca. 1924?'],
    ['192X', '1920s', '1920-е', '1920er Jahre'],
    ['190X', '1900s (decade)', '1900-е', '1900er Jahre'],
    ['18XX', '19th century', 'XIX век', '19. Jahrhundert'],
    ['10XX', '11th century', 'XI век', '11. Jahrhundert'],
    ['20XX', '21st century', 'XXI век', '21. Jahrhundert'],
    ['1924-XX', '1924, month unknown', '1924, месяц неизвестен', '1924, Monat unbekannt'],
    ['1924-21', 'spring 1924', 'весна 1924', 'Frühling 1924'],
    ['1924-36', 'Q4 1924', 'IV квартал 1924', '4. Quartal 1924'],
    ['-0043', '44 BC', '44 г. до н. э.', '44 v. Chr.'],
    ['XXXX', 'undated', 'без даты', 'undatiert'],
    ['1924/1936', '1924 – 1936', '1924 – 1936', '1924 – 1936'],
    ['1924-07/..', 'from July 1924', 'с июля 1924', 'ab Juli 1924'],
    ['../1924-07', 'until July 1924', 'по июль 1924', 'bis Juli 1924'],
    ['1922/', 'from 1922, end unknown', 'с 1922, конец неизвестен', 'ab 1922, Ende unbekannt'],
    ['1924-24/1925', 'from winter 1924 to 1925', 'с зимы 1924 по 1925', 'von Winter 1924 bis 1925'],
    ['[..1940]', 'not later than 1940', 'не позднее 1940', 'spätestens 1940'],
    ['[1923-07..]', 'not earlier than July 1923', 'не ранее июля 1923', 'frühestens Juli 1923'],
    [
      '[1924-07..1925-03]',
      'between July 1924 and March 1925',
      'между июлем 1924 и мартом 1925',
      'zwischen Juli 1924 und März 1925'
    ],
    ['[1930,1931]', '1930 or 1931', '1930 или 1931', '1930 oder 1931'],
    ['{1924,1926}', '1924 and 1926', '1924 и 1926', '1924 und 1926'],
    [
      '{1922,1925..1928,1930-07}',
      '1922, 1925–1928 and July 1930',
      '1922, 1925–1928 и июль 1930',
      '1922, 1925–1928 und Juli 1930'
    ],
    [
      '[1924~,1930,192X]',
      'c. 1924, 1930 or 1920s',
      'ок. 1924, 1930 или 1920-е',
      'ca. 1924, 1930 oder 1920er Jahre'
    ],
    ['1924-41', 'second half of 1924', 'II полугодие 1924', '2. Halbjahr 1924'],
    ['1924-40~', 'c. first half of 1924', 'ок. I полугодия 1924', 'ca. 1. Halbjahr 1924']
  ])('%s', (edtf, english, russian, german) => {
    expect(formatEdtf(edtf, 'en')).toBe(english)
    expect(formatEdtf(edtf, 'ru')).toBe(russian)
    expect(formatEdtf(edtf, 'de')).toBe(german)
  })

  it.each([
    '1985-04-12T23:20:30Z',
    'Y170000002',
    '2004-?06',
    '{1924..}',
    '{1924..1926}',
    '[1930]',
    '../..'
  ])('is the EDTF itself where there are no plain words: %s', edtf => {
    expect(formatEdtf(edtf, 'en')).toBe(edtf)
  })

  it('is given as it is when it is no EDTF', () => {
    expect(formatEdtf('1928-02-30', 'en')).toBe('1928-02-30')
  })

  it('writes the leap day that only the Julian calendar has', () => {
    expect(formatEdtf('1900-02-29', 'en')).toBe('29 February 1900')
  })
})
