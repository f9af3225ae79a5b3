import { d, join, m, pattern, roman, y } from './datePatterns'
import { periodRules } from './periodRules'
import { readRoman } from './roman'
import type { Rule } from './rule'

/** Of figures: a "month" above 12 would otherwise be taken for the EDTF code of a season. */
function joinNumbers(year: string, month: string | number | null, day?: string): string | null {
  return month === null || Number(month) > 12 ? null : join(year, month, day)
}

/** Day and month in the order of either continent: understood only where both give the same or one is none. */
function inEitherOrder(year: string, first: string, second: string): string | null {
  if (first === '' || Number(first) > 12 || first.padStart(2, '0') === second.padStart(2, '0'))
    return joinNumbers(year, second, first)
  return Number(second) > 12 ? joinNumbers(year, first, second) : null
}

const calendarDates: readonly Rule[] = [
  { name: '1924', pattern: pattern(y), build: ([year = '']) => year },
  {
    name: '1924-07-01',
    // Databases write "00" for a month or day that is not known.
    pattern: pattern(y, '-(0\\d|1[0-2])(?:-(\\d\\d))?'),
    build: ([year = '', month, day]) => {
      const date = join(year, month, day).replace(/(?:-00)+$/, '')
      return date === '0000' ? 'XXXX' : date
    }
  },
  {
    name: '1924-07-01 18:45:36',
    pattern: pattern('(\\d{4}-\\d\\d-\\d\\d)[ t](\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)?(?: ?(utc|z))?'),
    build: ([day = '', time = '', zone]) => `${day}T${time}${zone === '' ? '' : 'Z'}`
  },
  {
    // A year that went through a spreadsheet or a table of floating-point numbers.
    name: '1924.0',
    pattern: pattern(y, '\\.0'),
    build: ([year = '']) => year
  },
  {
    name: '19uu',
    pattern: pattern('(?=.*[ux?])([\\dux]{4})(?:-([\\dux]{2}|\\?\\?))?(?:-([\\dux]{2}|\\?\\?))?'),
    build: ([year = '', month, day]) => join(year, month, day).replace(/[ux?]/g, 'X')
  },
  {
    name: 'July 1924',
    pattern: pattern(m, ',? ', y),
    build: ([month, year = '']) => join(year, month)
  },
  {
    name: '1 July 1924',
    pattern: pattern(d, ' ?', m, ',? ', y),
    build: ([day, month, year = '']) => join(year, month, day)
  },
  {
    name: 'July 1, 1924',
    pattern: pattern(m, ' ', d, ',? ', y),
    build: ([month, day, year = '']) => join(year, month, day)
  },
  {
    name: '1924 July 1',
    pattern: pattern(y, ' ?,? ', m, `(?: ${d})?`),
    build: ([year = '', month, day]) => join(year, month, day)
  },
  {
    name: '1924, 1 July',
    pattern: pattern(y, ' ?,? ', d, ' ?', m),
    build: ([year = '', day, month]) => join(year, month, day)
  },
  {
    name: '1.7.1924',
    pattern: pattern('(?:(\\d{1,2})\\. ?)?(\\d{1,2})\\. ?', y),
    build: ([day, month = '', year = '']) => joinNumbers(year, month, day)
  },
  {
    name: '1.VII.1924',
    pattern: pattern('(\\d{1,2})(?:[./-] ?| )', roman, '(?:[./-] ?| )', y),
    build: ([day, month = '', year = '']) => joinNumbers(year, readRoman(month), day)
  },
  {
    // Of one letter it might be an abbreviated word.
    name: 'VII.1924',
    pattern: pattern('([ivxхі]{2,})[./-]', y),
    build: ([month = '', year = '']) => joinNumbers(year, readRoman(month))
  },
  {
    name: '13/4/1928',
    pattern: pattern('(?:(\\d{1,2})/)?(\\d{1,2})/', y),
    build: ([first = '', second = '', year = '']) => inEitherOrder(year, first, second)
  },
  {
    name: '13-4-1928',
    pattern: pattern('(\\d{1,2})-(\\d{1,2})-', y),
    build: ([first = '', second = '', year = '']) => inEitherOrder(year, first, second)
  },
  {
    name: '1928.07.01',
    pattern: pattern(y, '([./])(\\d{1,2})\\2(\\d{1,2})'),
    build: ([year = '', , month = '', day]) =>
      joinNumbers(year, month, day)?.replace(/(?:-00)+$/, '') ?? null
  },
  {
    name: '1928.07',
    pattern: pattern('(\\d\\d(\\d\\d))([./])(0[1-9]|1[0-2])'),
    // "1905/06" are two years.
    build: ([year = '', short = '', mark, month = '']) =>
      mark === '/' && month > short ? null : join(year, month)
  },
  {
    name: 'MCMXXVIII',
    pattern: pattern('(m[mdclxvi]{2,})'),
    build: ([letters = '']) => {
      const year = readRoman(letters)
      return year === null ? null : String(year)
    }
  },
  {
    name: '1928年7月1日',
    pattern: pattern(y, ' ?年(?: ?(\\d{1,2}) ?月(?: ?(\\d{1,2}) ?日)?)?'),
    build: ([year = '', month = '', day]) => joinNumbers(year, month, day)
  },
  {
    name: '44 BC',
    pattern: pattern('(\\d{1,4}) ?\\{beforeChrist\\}'),
    build: ([year = '']) => {
      const number = Number(year)
      if (number === 0) return null
      return number === 1 ? '0000' : `-${String(number - 1).padStart(4, '0')}`
    }
  },
  {
    name: '79 AD',
    pattern: pattern('(?:(\\d{1,4}) ?\\{afterChrist\\}|\\{afterChrist\\} ?(\\d{1,4}))'),
    build: ([before = '', after = '']) => {
      const year = (before + after).padStart(4, '0')
      return year === '0000' ? null : year
    }
  }
]

/** Written forms of one date; the name of each is an example of it. */
export const dateRules: readonly Rule[] = [...calendarDates, ...periodRules]
