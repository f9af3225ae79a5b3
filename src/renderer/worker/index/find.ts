import { partsOf } from '../../../shared/records/field'
import { kinds } from '../../../shared/records/kinds'
import { parseQuery } from '../../../shared/search/parseQuery'
import type { Term } from '../../../shared/search/parseQuery'
import { wordsOf } from '../../../shared/search/tokens'
import { wordTest } from '../../../shared/search/wordTest'
import { termOf } from '../../../shared/vocabularies/vocabularies'
import { Bits } from './bits'
import { shownOf } from './cells'
import { anyGroup, Group, scopeOf } from './groups'
import type { FieldScope } from './groups'
import type { Rows } from './rows'
import { levels } from './searchIndex'
import type { Found, SearchIndex } from './searchIndex'

/** What a search found, best first: each set holds those before it too. */
export interface Hits {
  readonly rows: Bits
  /** In the title as written, by key, by stem; then anywhere likewise. */
  readonly ranks: readonly Bits[]
}

const anyScope: FieldScope = { groups: anyGroup, fields: null }

export function termsOf(text: string): readonly Term[] {
  return parseQuery(text, name => scopeOf(name) !== undefined)
}

/** The words of a search, without those that it excludes. */
export function wordsSought(text: string): readonly string[] {
  return termsOf(text)
    .filter(({ isExcluded }) => !isExcluded)
    .flatMap(({ words }) => words)
}

/** null where the text asks for nothing. */
export function find(search: SearchIndex, rows: Rows, text: string): Hits | null {
  const terms = termsOf(text)
  if (terms.length === 0) return null
  const size = rows.length
  const inTitle = Array.from({ length: levels }, () => Bits.all(size))
  const anywhere = Array.from({ length: levels }, () => Bits.all(size))
  for (const term of terms) {
    const found = foundBy(search, rows, term)
    if (term.isExcluded) {
      // What merely begins alike in another script, and other forms of the word, are not excluded.
      const whole = foundBy(search, rows, { ...term, isPhrase: true })
      const excluded = (found.anywhere[0] ?? new Bits(size)).or(whole.anywhere[1] ?? new Bits(size))
      for (const bits of [...inTitle, ...anywhere]) bits.without(excluded)
      continue
    }
    for (let level = 0; level < levels; level++) {
      if (level > 0) {
        found.inTitle[level]?.or(found.inTitle[level - 1] ?? new Bits(size))
        found.anywhere[level]?.or(found.anywhere[level - 1] ?? new Bits(size))
      }
      inTitle[level]?.and(found.inTitle[level] ?? new Bits(size))
      anywhere[level]?.and(found.anywhere[level] ?? new Bits(size))
    }
  }
  const isOnlyExcluding = terms.every(({ isExcluded }) => isExcluded)
  return {
    rows: anywhere[levels - 1] ?? new Bits(size),
    ranks: isOnlyExcluding ? [] : [...inTitle, ...anywhere]
  }
}

function foundBy(search: SearchIndex, rows: Rows, term: Term): Found {
  const scope = (term.field !== null ? scopeOf(term.field) : undefined) ?? anyScope
  const [word = ''] = term.words
  const found = term.isPhrase
    ? search.findPhrase(term.words, rows.length, scope.groups, Group.title)
    : search.find(word, rows.length, scope.groups, Group.title)
  return scope.fields ? withinFields(found, rows, term, scope.fields) : found
}

/** Of what the groups found that which stands in the fields meant. */
function withinFields(found: Found, rows: Rows, term: Term, fields: readonly string[]): Found {
  const positions = fields.map(field => rows.positionsOf(field))
  const isMet = textTest(rows, term)
  const codes = codesLabelled(rows, term, fields)
  function isWithin(row: number): boolean {
    for (const position of positions) {
      const text = rows.cellOf(row, position[rows.kindNumberOf(row)] ?? -1)
      if (text >= 0 && isMet(text)) return true
    }
    let has = false
    if (codes.size > 0) rows.eachTerm(row, each => (has ||= codes.has(each)))
    return has
  }
  const checked = new Map<number, boolean>()
  function keep(bits: Bits): Bits {
    const kept = new Bits(bits.size)
    bits.each(row => {
      let isKept = checked.get(row)
      if (isKept === undefined) {
        isKept = isWithin(row)
        checked.set(row, isKept)
      }
      if (isKept) kept.add(row)
    })
    return kept
  }
  return { anywhere: found.anywhere.map(keep), inTitle: found.inTitle.map(keep) }
}

/** Whether the text of a cell, by number, holds the words; each text is read once. */
function textTest(rows: Rows, { words, isPhrase }: Term): (text: number) => boolean {
  const known = new Map<number, boolean>()
  const tests = words.map(word => wordTest(word, isPhrase))
  return text => {
    let isMet = known.get(text)
    if (isMet === undefined) {
      const held = wordsOf(shownOf(rows.texts.get(text)))
      isMet = tests.every(test => held.some(test))
      known.set(text, isMet)
    }
    return isMet
  }
}

/** The terms of these fields that are called so in any language. */
function codesLabelled(
  rows: Rows,
  { words, isPhrase }: Term,
  fields: readonly string[]
): Set<number> {
  const vocabularies = new Map(
    kinds.flatMap(kind =>
      kind.fields.flatMap(field => {
        const name = fields.includes(field.name) ? partsOf(field)[0]?.vocabulary : undefined
        return name ? [[field.name, name] as const] : []
      })
    )
  )
  const tests = words.map(word => wordTest(word, isPhrase))
  const found = new Set<number>()
  if (vocabularies.size === 0) return found
  for (let number = 0; number < rows.terms.length; number++) {
    const place = rows.terms.placeOf(number)
    const name = vocabularies.get(place.endsWith('.') ? place.slice(0, -1) : place)
    if (!name) continue
    const code = rows.terms.valueOf(number)
    const labels = Object.values(termOf(name, code)?.label ?? {})
    const held = [code, ...labels].map(wordsOf)
    if (held.some(label => tests.every(test => label.some(test)))) found.add(number)
  }
  return found
}
