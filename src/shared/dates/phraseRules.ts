import { neighbour } from './neighbours'
import { qualify } from './qualifiers'
import { completeStart } from './sharedParts'
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

/** Two dates, the first of which may leave out what it shares with the second ("1–5 July 1924"). */
function pair(name: string, pattern: string, build: (from: string, to: string) => string): Rule {
  return {
    name,
    pattern: new RegExp(`^${pattern.replace(/[{}]/g, '\\$&').replaceAll('@', '(.+?)')}$`, 'u'),
    build([from = '', to = ''], context) {
      const end = context.readDate(to)
      const start = end === null ? null : completeStart(from, to, end, context)
      return end === null || start === null ? null : build(start, end)
    }
  }
}

const interval = (from: string, to: string) => `${from}/${to}`
const optional = (edtf: string | null, write: (date: string) => string) =>
  edtf === null ? null : write(edtf)

const wholePhrases: readonly Rule[] = [
  { name: 'undated', pattern: /^(?:\{undated\}|\(\{undated\}\))$/, build: () => 'XXXX' },
  {
    // Brackets are a cataloguer's inference.
    name: '[1930]',
    pattern: /^\[(.+)\]$/,
    build: ([inner = ''], { readPhrase }) => optional(readPhrase(inner), date => qualify(date, '?'))
  },
  {
    name: 'probably 1924–1936',
    pattern: /^\{probably\} (.+)$/,
    build: ([rest = ''], { readPhrase }) => optional(readPhrase(rest), date => qualify(date, '?'))
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
  pair('between', '{between} @ {and} @', (from, to) => `[${from}..${to}]`),
  pair('between, with a dash', '{between} @–@', (from, to) => `[${from}..${to}]`),
  around('from, end unknown', '{from} @, {endUnknown}', ([date = '']) => `${date}/`),
  around('until, start unknown', '{until} @, {startUnknown}', ([date = '']) => `/${date}`),
  around(
    'to the present',
    '{from} @(?: {until}| {before}|–) ?{present}',
    ([date = '']) => `${date}/..`
  ),
  around(
    'until the present',
    '@(?: {until}| {before}|–) ?{present}',
    ([date = '']) => `${date}/..`
  ),
  pair('from, to', '{from} @ {until} @', interval),
  pair('from, up to', '{from} @ {before} @', interval),
  pair('of, to', '{pairFrom} @ {until} @', interval),
  pair('to', '@ {until} @', interval),
  pair('dash', '@–@', interval),
  pair('slash', '@ ?/ @', interval),
  around('dash, end unknown', '@–\\?', ([date = '']) => `${date}/`),
  around('dash, start unknown', '\\?–@', ([date = '']) => `/${date}`),
  around('dash after', '@–', ([date = '']) => `${date}/..`),
  around('dash before', '–@', ([date = '']) => `../${date}`)
]

/** "Before late 1924" is no limit at the beginning of 1924. */
const limits: readonly Rule[] = [
  around('before', '{before} (?!{part})@', ([date = ''], { calendar }) =>
    optional(neighbour(date, -1, calendar), day => `[..${day}]`)
  ),
  around('after', '{after} (?!{part})@', ([date = ''], { calendar }) =>
    optional(neighbour(date, 1, calendar), day => `[${day}..]`)
  ),
  around('not later than', '{notLater} @', ([date = ''], { calendar }) =>
    optional(neighbour(date, 0, calendar), day => `[..${day}]`)
  ),
  around('not earlier than', '{notEarlier} @', ([date = '']) => `[${date}..]`),
  around('from', '{from} @', ([date = '']) => `${date}/..`),
  around('until', '{until} @', ([date = '']) => `../${date}`),
  pair('or', '@ {or} @', (one, other) => `[${one},${other}]`)
]

/** Written forms made of dates; the first that fits decides, so that longer phrases stand before shorter. */
export const phraseRules: readonly Rule[] = [...wholePhrases, ...intervals, ...limits]
