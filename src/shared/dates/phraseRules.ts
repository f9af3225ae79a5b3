import { neighbour } from './neighbours'
import { qualify } from './qualifiers'
import { listRule } from './lists'
import { completeEnd, completeStart } from './sharedParts'
import type { Rule, RuleContext } from './rule'

type Build = (dates: readonly string[], context: RuleContext) => string | null

/** A rule whose pattern has `@` where a date stands; all of them must be understood. */
function around(name: string, pattern: string, build: Build): Rule {
  return {
    name,
    pattern: new RegExp(`^${pattern.replace(/[{}]/g, '\\$&').replaceAll('@', '(.+?)')}$`, 'u'),
    build(groups, context) {
      const dates = groups.flatMap(group => context.readDate(group) ?? [])
      return dates.length < groups.length ? null : build(dates, context)
    }
  }
}

/** Two dates, one of which may leave out what it shares with the other ("1–5 July 1924", "1924–5"). */
function pair(name: string, pattern: string, build: (from: string, to: string) => string): Rule {
  return {
    name,
    pattern: new RegExp(`^${pattern.replace(/[{}]/g, '\\$&').replaceAll('@', '(.+?)')}$`, 'u'),
    build([from = '', to = ''], context) {
      const end = context.readDate(to) ?? completeEnd(from, to, context)
      const start = end === null ? null : completeStart(from, to, end, context)
      return end === null || start === null ? null : build(start, end)
    }
  }
}

const unknown = '(?:\\?|{undated}|xxxx|uuuu)'
const interval = (from: string, to: string) => `${from}/${to}`

/** Whether a day, month or year is marked as approximate, uncertain or both. */
function isVague(date: string): boolean {
  return /^\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?[?~%]$/.test(date)
}

/**
 * A date between two others. A set is uncertain by itself and cannot have approximate members: then it is an interval.
 */
function oneOf(from: string, to: string): string {
  if (/[~%]/.test(from + to)) return `${from}/${to}`
  return `[${from}..${to}]`.replaceAll('?', '').replace(/\.{3,}/, '..')
}

const optional = (edtf: string | null, write: (date: string) => string) =>
  edtf === null ? null : write(edtf)

const wholePhrases: readonly Rule[] = [
  { name: 'undated', pattern: /^(?:\{undated\}|\(\{undated\}\)|nd)$/, build: () => 'XXXX' },
  {
    name: 'n.d. [1930]',
    pattern: /^\{undated\},? ?([[(].+[\])])$/,
    build: ([inner = ''], { readPhrase }) => readPhrase(inner)
  },
  {
    // Brackets are a cataloguer's inference.
    name: '[1930]',
    pattern: /^\[(.+)\]$/,
    build: ([inner = ''], { readPhrase }) => optional(readPhrase(inner), date => qualify(date, '?'))
  },
  {
    name: '(1924–1936)',
    pattern: /^\(([^()]+)\)$/,
    build: ([inner = ''], { readPhrase }) => readPhrase(inner)
  },
  {
    // What was printed is wrong, and a cataloguer knows better.
    name: '1942 [i.e. 1924]',
    pattern: /^.+ [[(]?\{thatIs\}:? ?(.+?)[\])]?$/,
    build: ([right = ''], { readPhrase }) => optional(readPhrase(right), date => qualify(date, '?'))
  },
  {
    name: 'probably 1924–1936',
    pattern: /^(?:\{probably\} ?:? ?|\? ?(?!\?|–|\/|\{until\}))(.+)$/,
    build: ([rest = ''], { readPhrase }) => optional(readPhrase(rest), date => qualify(date, '?'))
  },
  {
    // The bulk lies within the dates before it (DACS 2.4.10).
    name: '1924–1936, bulk 1926–1928',
    pattern: /^(.+?)(?: \{years\})?,? \(?\{bulk\}:? ([^()]+?)(?: \{years\})?\)?$/,
    build: ([whole = '', bulk = ''], { readPhrase }) =>
      readPhrase(bulk) === null ? null : readPhrase(whole)
  },
  {
    name: '1924 (July–August)',
    pattern: /^(\d{4}) \(([^()]*\{[ms]\d\d\}[^()]*)\)$/,
    build: ([year = '', part = ''], { readPhrase }) => readPhrase(`${part} ${year}`)
  },
  {
    name: '1924–1936 inclusive',
    pattern: /^(.+?),? \(?\{inclusive\}\)?$/,
    build([range = ''], { readPhrase }) {
      const edtf = readPhrase(range)
      return edtf !== null && /\d\/\d/.test(edtf) ? edtf : null
    }
  },
  {
    name: 'published 1924',
    pattern: /^\{stated\}:? ?(.+)$/,
    build: ([rest = ''], { readPhrase }) => readPhrase(rest)
  }
]

const intervals: readonly Rule[] = [
  {
    name: '1924/25',
    pattern: /^(\d\d)(\d\d)[/–-](\d\d)$/,
    build([hundreds = '', from = '', to = '']) {
      if (Number(to) > Number(from)) return `${hundreds}${from}/${hundreds}${to}`
      return from === '99' && to === '00' ? `${hundreds}99/${Number(hundreds) + 1}00` : null
    }
  },
  {
    name: 'July 1–5, 1924',
    pattern: /^(\{m\d\d\}) (\d{1,2})–(\d{1,2}),? (\d{4})$/,
    build([month = '', first = '', last = '', year = ''], { readDate }) {
      const from = readDate(`${first} ${month} ${year}`)
      const to = readDate(`${last} ${month} ${year}`)
      return from === null || to === null ? null : interval(from, to)
    }
  },
  pair('not earlier than, not later than', '{notEarlier} @(?:–| {and} |, ?| ){notLater} @', oneOf),
  pair('between', '{between} @ {and} @', oneOf),
  pair('between, with a dash', '{between} @–@', oneOf),
  around('from, end unknown', '{from} @, {endUnknown}', ([date = '']) => `${date}/`),
  around('until, start unknown', '{until} @, {startUnknown}', ([date = '']) => `/${date}`),
  around(
    'to the present',
    '(?:{from} )?@(?:–| )(?:{until} |{before} )?{present}',
    ([date = '']) => `${date}/..`
  ),
  around(
    'to, end unknown',
    `(?:{from} )?@(?:–| ?/ ?| {until} )${unknown}`,
    ([date = '']) => `${date}/`
  ),
  around(
    'to, start unknown',
    `(?:{from} )?${unknown}(?:–| ?/ ?| {until} )@`,
    ([date = '']) => `/${date}`
  ),
  pair('from, to', '{from} @,? {until} @', interval),
  pair('from, up to', '{from} @,? {before} @', interval),
  pair('of, to', '{pairFrom} @ {until} @', interval),
  pair('to', '@,? {until} @', interval),
  pair('dash', '@–@', interval),
  pair('slash', '@ ?/ @', interval),
  pair('slash after a year', '(.*?\\d\\d\\d\\d(?:\\??|er|s))/(\\d\\d.*)', interval),
  pair('slash after a day or century', '(\\d\\d?\\.?)/(\\d\\d?\\.? .+)', interval),
  around('dash after', '@–', ([date = '']) => `${date}/..`),
  around('dash before', '–@', ([date = '']) => `../${date}`)
]

/** "Before 1924" is without 1924 itself; of "before c. 1924" it is not known where that begins. */
function limit(direction: -1 | 0 | 1): Build {
  return ([date = ''], { calendar }) => {
    const day = isVague(date) ? date : neighbour(date, direction, calendar)
    if (day === null) return null
    return direction > 0 ? oneOf(day, '..') : oneOf('..', day)
  }
}

/** "Before late 1924" is no limit at the beginning of 1924. */
const limits: readonly Rule[] = [
  around('or earlier', '@,? {orEarlier}', ([date = '']) => oneOf('..', date)),
  around('or later', '@,? {orLater}', ([date = '']) => oneOf(date, '..')),
  around('onwards', '(?:{from} )?@,? {onwards}', ([date = '']) => `${date}/..`),
  around('before, inclusive', '{before} @,? {inclusive}', limit(0)),
  around('before', '{before} (?!{part})@', limit(-1)),
  around('after', '{after} (?!{part})@', limit(1)),
  around('not later than', '{notLater} @', limit(0)),
  around('not earlier than', '{notEarlier} @', ([date = '']) => oneOf(date, '..')),
  around('from', '{from} @', ([date = '']) => `${date}/..`),
  around('until', '{until} @', ([date = '']) => `../${date}`),
  listRule
]

/** Written forms made of dates; the first that fits decides, so that longer phrases stand before shorter. */
export const phraseRules: readonly Rule[] = [...wholePhrases, ...intervals, ...limits]
