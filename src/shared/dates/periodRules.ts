import { join, m, ordinal, pattern, place, roman, y } from './datePatterns'
import { readRoman } from './roman'
import type { Rule } from './rule'

function century(number: number | null, era = ''): string | null {
  if (number === null || number < 1) return null
  const sign = era === '{beforeChrist}' ? '-' : ''
  return `${sign}${String(number - 1).padStart(2, '0')}XX`
}

const places: readonly string[] = ['first', 'second', 'third', 'fourth']

/** Which quarter or half is meant: "1st", "I" or "first". */
function placeOf(digit: string, letters: string, word: string, last: number): number {
  if (word !== '') return word === 'last' ? last : places.indexOf(word) + 1
  return digit === '' ? (readRoman(letters) ?? 0) : Number(digit)
}

const partsOfYears: readonly Rule[] = [
  {
    name: 'spring 1924',
    pattern: pattern('\\{s(\\d\\d)\\},? ', y),
    build: ([season, year = '']) => join(year, season)
  },
  {
    name: '1924, spring',
    pattern: pattern(y, ' ?,? \\{s(\\d\\d)\\}'),
    build: ([year = '', season]) => join(year, season)
  },
  {
    // A winter over the new year belongs to the year in which it begins.
    name: 'winter 1924/25',
    pattern: pattern('\\{s24\\} (\\d\\d)(\\d\\d)[/–-](?:\\1)?(\\d\\d)'),
    build: ([hundreds = '', year = '', next = '']) =>
      Number(next) === Number(year) + 1 ? `${hundreds}${year}-24` : null
  },
  {
    name: 'Q1 1924',
    pattern: pattern('q([1-4]),? ', y),
    build: ([quarter, year = '']) => join(year, 32 + Number(quarter))
  },
  {
    name: '1924 Q1',
    pattern: pattern(y, '[ -]?q([1-4])'),
    build: ([year = '', quarter]) => join(year, 32 + Number(quarter))
  },
  {
    name: '1st quarter 1924',
    pattern: pattern(place, ' ?\\{quarter\\},? ', y),
    build: ([digit = '', letters = '', word = '', year = '']) =>
      join(year, 32 + placeOf(digit, letters, word, 4))
  },
  {
    name: '1st half 1924',
    pattern: pattern(place, ' ?\\{half\\},? ', y),
    build: ([digit = '', letters = '', word = '', year = '']) => {
      const half = placeOf(digit, letters, word, 2)
      return half > 2 ? null : join(year, 39 + half)
    }
  },
  {
    name: '1924, month unknown',
    pattern: pattern(y, ', \\{monthUnknown\\}'),
    build: ([year = '']) => `${year}-XX`
  },
  {
    name: '1924, month and day unknown',
    pattern: pattern(y, ', \\{monthAndDayUnknown\\}'),
    build: ([year = '']) => `${year}-XX-XX`
  },
  {
    name: 'July 1924, day unknown',
    pattern: pattern(m, ' ', y, ', \\{dayUnknown\\}'),
    build: ([month, year = '']) => `${join(year, month)}-XX`
  }
]

const decadeEnding = "(?:'?s \\{decade\\}|-?(?:е|х|ые|ых)|ern?)(?: \\{(?:years|decade)\\})?"

const longerPeriods: readonly Rule[] = [
  // Open digits of older cataloguing rules.
  { name: '192-', pattern: pattern('(\\d{3})[-_]'), build: ([decade = '']) => `${decade}X` },
  {
    name: '19--',
    pattern: pattern('(\\d{2})(?:--|__|\\.\\.|\\?\\?|–)'),
    build: ([hundreds = '']) => `${hundreds}XX`
  },
  {
    // "1900s" may be a decade or a century.
    name: '1920s',
    pattern: pattern("(\\d\\d[1-9])0'?s"),
    build: ([decade = '']) => `${decade}X`
  },
  {
    name: '1920er Jahre',
    pattern: pattern('(\\d{3})0', decadeEnding),
    build: ([decade = '']) => `${decade}X`
  },
  {
    name: '1920-1929 decade',
    pattern: pattern('(\\d{3})0 \\{decade\\}'),
    build: ([decade = '']) => `${decade}X`
  },
  {
    name: 'années 1920',
    pattern: pattern('\\{decadeOf\\} (\\d{3})0'),
    build: ([decade = '']) => `${decade}X`
  },
  {
    name: 'années 1920–1930',
    pattern: pattern(
      '\\{decadeOf\\} (\\d{3})0 ?(?:–|/|\\{and\\}|\\{until\\}) ?(?:\\{decadeOf\\} )?(\\d{3})0'
    ),
    build: ([from = '', to = '']) => `${from}X/${to}X`
  },
  {
    // A half, third or quarter of a decade has no exact limits either (see "early 1920s").
    name: 'first half of the 1920s',
    pattern: pattern(place, ' ?\\{(?:half|third|quarter)\\} (.+)'),
    build: ([, , , rest = ''], { readDate }) => {
      const whole = readDate(rest)
      return whole !== null && /^-?\d\d[\dX]X$/.test(whole) ? whole : null
    }
  },
  {
    name: '20-е годы XX века',
    pattern: pattern(
      '(\\d)0-?(?:е|х|er) \\{(?:years|decade)\\} (?:',
      roman,
      '|(\\d{1,2})',
      ordinal,
      ') ?\\{century\\}'
    ),
    build: ([decade = '', letters = '', digits = '']) => {
      const hundreds = century(digits === '' ? readRoman(letters) : Number(digits))
      return hundreds === null ? null : `${hundreds.slice(0, 2)}${decade}X`
    }
  },
  {
    name: '19th century',
    pattern: pattern(
      '(\\d{1,2})',
      ordinal,
      ' ?\\{century\\}(?: (\\{beforeChrist\\}|\\{afterChrist\\}))?'
    ),
    build: ([number = '', era]) => century(Number(number), era)
  },
  {
    name: '19th c.',
    pattern: pattern('(\\d{1,2})(?:st|nd|rd|th) (?:\\{circa\\}|c)'),
    build: ([number = '']) => century(Number(number))
  },
  {
    name: 'XIX век',
    pattern: pattern(roman, '(?:th|e|è|ème|-?[йг]о)? ?\\{century\\}(?: (\\{beforeChrist\\}))?'),
    build: ([number = '', era]) => century(readRoman(number), era)
  },
  {
    name: 'XIXe s.',
    pattern: pattern(roman, '(?:e|è|ème) ?s\\.?'),
    build: ([number = '']) => century(readRoman(number))
  }
]

/** Written forms of parts of a year and of decades and centuries. */
export const periodRules: readonly Rule[] = [...partsOfYears, ...longerPeriods]
