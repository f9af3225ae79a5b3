import type { Rule } from './rule'
import { weekdayRules } from './weekdays'

type Qualifier = '?' | '~'

function qualifyDate(edtf: string, qualifier: Qualifier): string {
  const marked = /^(.*[^?~%])([?~%])?$/.exec(edtf)
  if (marked === null) return edtf
  const [, bare = '', present = ''] = marked
  return bare + (present === '' || present === qualifier ? qualifier : '%')
}

/**
 * Marks what is written as "about" (~) or as probable or inferred (?); both together are %. An interval is
 * marked at both ends. A decade or century cannot carry a mark in EDTF and becomes an interval with marked
 * ends. Sets and unknown dates stay: they already say that the date is not known.
 */
export function qualify(edtf: string, qualifier: Qualifier): string {
  if (/^[[{]|^XXXX$/.test(edtf)) return edtf
  const [, masked] = /^(\d\d[\dX]X)$/.exec(edtf) ?? []
  const interval =
    masked === undefined ? edtf : `${masked.replaceAll('X', '0')}/${masked.replaceAll('X', '9')}`
  return interval
    .split('/')
    .map(end => (end === '' || end === '..' ? end : qualifyDate(end, qualifier)))
    .join('/')
}

function qualified(name: string, pattern: RegExp, qualifier?: Qualifier): Rule {
  return {
    name,
    pattern,
    build([rest = ''], { readDate }) {
      const date = readDate(rest)
      return date === null || qualifier === undefined ? date : qualify(date, qualifier)
    }
  }
}

/** What may stand around one date. */
export const qualifiedDateRules: readonly Rule[] = [
  qualified('c. 1930', /^(?:\{circa\} ?|c )(.+)$/, '~'),
  qualified('1930 (ca.)', /^(.+?),? ?\(?\{circa\}\)?$/, '~'),
  qualified('?1930', /^\? ?(.*\d.*)$/, '?'),
  qualified('1930?', /^(.+?) ?(?:\(\?\)|\[\?\]|\?)$/, '?'),
  qualified('probably 1930', /^\{probably\} ?:? ?(.+)$/, '?'),
  qualified('1930 (probably)', /^(.+?),? \(?\{probably\}\)?$/, '?'),
  qualified('[1930]', /^\[([^[\]]+)\]$/, '?'),
  qualified('(1930)', /^\(([^()]+)\)$/),
  {
    // Only a part of the date is inferred: EDTF can say which, but then no catalogue reads it.
    name: 'July [1930]',
    pattern: /^([^[\]]*)\[([^[\]]+?)\??\]([^[\]]*)$/,
    build([before = '', inner = '', after = ''], { readDate }) {
      const date = before + after === '' ? null : readDate(before + inner + after)
      return date === null ? null : qualify(date, '?')
    }
  },
  // "Early" and the like have no exact limits: the whole decade, century or year is what is certain.
  qualified('early 1920s', /^\{part\}[ -]*(.+)$/),
  qualified('1924 AD', /^(.+) \{afterChrist\}$/),
  ...weekdayRules
]
