import { compare, multiplyByPowerOfTen } from './decimal'
import { readQuantity, type Convention } from './number'
import {
  andWords,
  approximately,
  atLeast,
  atMost,
  betweenWords,
  fromWords,
  nearly,
  orMore,
  toWords
} from './phrases'

/** One possible meaning of a text. */
export interface Reading {
  readonly exact: string | null
  readonly lower: string | null
  readonly upper: string | null
  readonly approximate: boolean
}

/** A phrase at the start, divided from the number by a blank, unless it ends in a point, a sign or an apostrophe. */
function atStart(words: string): RegExp {
  const alternatives = words.split('|').sort((left, right) => right.length - left.length)
  return new RegExp(`^(?:${alternatives.join('|')})\\.?(?:\\s+|(?=[\\d+-])|(?<='))`)
}

const approximatelyAtStart = atStart(approximately)
const nearlyAtStart = atStart(nearly)
const atLeastAtStart = atStart(atLeast)
const atMostAtStart = atStart(atMost)
const doubtAtEnd = new RegExp(`\\s*(?:\\(?(?:${approximately})\\.?\\)?|\\(?\\?\\)?)$`)
const orMoreAtEnd = new RegExp(`(?:\\s*\\+|\\s+(?:${orMore}))$`)
const rangePatterns = [
  new RegExp(`^(?:${betweenWords})\\s+(.+?)\\s+(?:${andWords})\\s+(.+)$`),
  new RegExp(`^(?:${fromWords})\\s+(.+?)\\s+(?:${toWords})\\s+(.+)$`),
  new RegExp(`^(.+?)\\s+(?:${toWords})\\s+(.+)$`),
  /^(.+?)\s*(?:[–—‒‑-]|\.\.\.|…)\s*(.+)$/
]

/** Reads a prepared text (lower case, plain blanks) by one convention; null if it is not understood. */
export function readByConvention(text: string, convention: Convention): Reading | null {
  const rest = text.replace(approximatelyAtStart, '').replace(doubtAtEnd, '')
  const approximate = rest !== text
  const range = readRange(rest, convention)
  if (range !== null) return { ...range, approximate }
  const single = readSingle(rest, convention)
  return single === null ? null : { ...single, approximate: approximate || single.approximate }
}

function readSingle(text: string, convention: Convention): Reading | null {
  const exact = readQuantity(text, convention)?.exact
  if (exact !== undefined) return { exact, lower: null, upper: null, approximate: false }
  const limits: readonly (readonly [RegExp, 'lower' | 'upper', boolean])[] = [
    [atLeastAtStart, 'lower', false],
    [orMoreAtEnd, 'lower', false],
    [atMostAtStart, 'upper', false],
    [nearlyAtStart, 'upper', true]
  ]
  for (const [pattern, side, isNear] of limits) {
    const rest = text.replace(pattern, '')
    const number = rest.replace(approximatelyAtStart, '')
    const limit = rest === text ? null : readQuantity(number, convention)
    if (limit !== null) {
      const none = { exact: null, lower: null, upper: null }
      return { ...none, [side]: limit.exact, approximate: isNear || number !== rest }
    }
  }
  return null
}

function readRange(text: string, convention: Convention): Reading | null {
  if (readQuantity(text, convention) !== null) return null
  for (const pattern of rangePatterns) {
    const [, from, to] = pattern.exec(text) ?? []
    if (from !== undefined && to !== undefined) {
      const bounds = readBounds(from, to, convention)
      if (bounds !== null) return { exact: null, ...bounds, approximate: false }
    }
  }
  return null
}

/** In "8–9 million" the word belongs to both numbers, in "800,000 to 1 million" to the second. */
function readBounds(
  from: string,
  to: string,
  convention: Convention
): { readonly lower: string; readonly upper: string } | null {
  const first = readQuantity(from, convention)
  const second = readQuantity(to, convention)
  if (first === null || second === null) return null
  const upper = second.exact
  if (first.power === null && second.power !== null) {
    const lower = multiplyByPowerOfTen(first.exact, second.power)
    if (compare(lower, upper) <= 0) return { lower, upper }
    // "500 to 1 million" may be meant either way.
    if (compare(first.exact, '1000') < 0) return null
  }
  return compare(first.exact, upper) <= 0 ? { lower: first.exact, upper } : null
}
