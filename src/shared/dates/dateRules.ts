import { readRoman } from './roman'
import type { Rule } from './rule'

/** Structure only: whether the calendar has the day is judged once, on the finished EDTF. */
function join(year: string, month?: string | number, day?: string): string {
  const parts = [year, month, day].filter(part => part !== undefined && part !== '')
  return parts.map(part => String(part).padStart(2, '0')).join('-')
}

/** Of figures: a "month" above 12 would otherwise be taken for the EDTF code of a season. */
function joinNumbers(year: string, month: string | number | null, day?: string): string | null {
  return month === null || Number(month) > 12 ? null : join(year, month, day)
}

function century(number: number | null): string | null {
  return number === null || number < 1 ? null : `${String(number - 1).padStart(2, '0')}XX`
}

const y = '(\\d{4})'
const m = '\\{m(\\d\\d)\\}'
const d = '(\\d{1,2})(?:\\.|st|nd|rd|th|er)?'
const roman = '([ivxхі]+)'
const ordinal = '(?:\\.|st|nd|rd|th|-?[йе]|e|er|re|ème)?'

function pattern(...parts: string[]): RegExp {
  return new RegExp(`^${parts.join('')}$`, 'u')
}

const calendarDates: readonly Rule[] = [
  { name: '1924', pattern: pattern(y), build: ([year = '']) => year },
  {
    name: '1924-07-01',
    pattern: pattern(y, '-(0\\d|1[0-2])(?:-(\\d\\d))?'),
    build: ([year = '', month, day]) => join(year, month, day)
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
    pattern: pattern(y, ',? ', m, `(?: ${d})?`),
    build: ([year = '', month, day]) => join(year, month, day)
  },
  {
    name: '1.7.1924',
    pattern: pattern('(?:(\\d{1,2})\\. ?)?(\\d{1,2})\\. ?', y),
    build: ([day, month = '', year = '']) => joinNumbers(year, month, day)
  },
  {
    name: '1.VII.1924',
    pattern: pattern('(\\d{1,2})[. ] ?', roman, '[. ] ?', y),
    build: ([day, month = '', year = '']) => joinNumbers(year, readRoman(month), day)
  },
  {
    // Day and month in the order of either continent: understood only where both give the same or one is none.
    name: '13/4/1928',
    pattern: pattern('(?:(\\d{1,2})/)?(\\d{1,2})/', y),
    build: ([first = '', second = '', year = '']) => {
      if (first === '' || Number(first) > 12 || first.padStart(2, '0') === second.padStart(2, '0'))
        return joinNumbers(year, second, first)
      return Number(second) > 12 ? joinNumbers(year, first, second) : null
    }
  },
  {
    name: '1928.07.01',
    pattern: pattern(y, '([./])(\\d{1,2})\\2(\\d{1,2})'),
    build: ([year = '', , month = '', day]) => joinNumbers(year, month, day)
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
  }
]

const partsOfYears: readonly Rule[] = [
  {
    name: 'spring 1924',
    pattern: pattern('\\{s(\\d\\d)\\},? ', y),
    build: ([season, year = '']) => join(year, season)
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
    pattern: pattern('([1-4])', ordinal, ' ?\\{quarter\\} ', y),
    build: ([quarter, year = '']) => join(year, 32 + Number(quarter))
  },
  {
    name: 'I квартал 1924',
    pattern: pattern(roman, '(?:-?[йе])? \\{quarter\\} ', y),
    build: ([quarter = '', year = '']) => {
      const number = readRoman(quarter)
      return number !== null && number <= 4 ? join(year, 32 + number) : null
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
  { name: '192-', pattern: pattern('(\\d{3})-'), build: ([decade = '']) => `${decade}X` },
  { name: '19--', pattern: pattern('(\\d{2})--'), build: ([hundreds = '']) => `${hundreds}XX` },
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
    name: '20-е годы XX века',
    pattern: pattern('(\\d)0-?(?:е|х|er) \\{(?:years|decade)\\} ', roman, ' \\{century\\}'),
    build: ([decade = '', number = '']) => {
      const hundreds = century(readRoman(number))
      return hundreds === null ? null : `${hundreds.slice(0, 2)}${decade}X`
    }
  },
  {
    name: '19th century',
    pattern: pattern('(\\d{1,2})', ordinal, ' ?\\{century\\}'),
    build: ([number = '']) => century(Number(number))
  },
  {
    name: 'XIX век',
    pattern: pattern(roman, '(?:e|ème|-?[йг]о)? ?\\{century\\}'),
    build: ([number = '']) => century(readRoman(number))
  }
]

/** Written forms of one date; the name of each is an example of it. */
export const dateRules: readonly Rule[] = [...calendarDates, ...partsOfYears, ...longerPeriods]
