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
import { placeOf } from './entry'
import type { Rows } from './rows'
import type { Found, Levels, SearchIndex } from './searchIndex'
import type { TermLists } from './termLists'

/** What a search found. */
export interface Hits {
  readonly rows: Bits
  /** In the title, as written. */
  readonly best: Bits | null
  /** In the title, which begins with the first word, in whatever script. */
  readonly beginning: Bits | null
  /** Best first: in the title as written, by key, by stem; then anywhere likewise. A row may be in several. */
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
  const wanted = terms
    .filter(({ isExcluded }) => !isExcluded)
    .map(term => foundBy(search, rows, term))
  const inTitle = wanted.map(({ inTitle: found }) => upTo(found)).reduce(both, null)
  const anywhere = wanted.map(({ anywhere: found }) => upTo(found)).reduce(both, null)
  const isOnlyExcluding = wanted.length === 0
  const found = isOnlyExcluding ? Bits.all(rows.length) : anywhere?.at(-1)?.copy()
  const hits = found ?? new Bits(rows.length)
  for (const term of terms) if (term.isExcluded) exclude(hits, search, rows, term)
  const ranks = new Set([...(inTitle ?? []), ...(anywhere ?? [])])
  const best = inTitle?.[0] ?? null
  const beginning = wanted[0]?.beginning ?? null
  const allInTitle = inTitle?.at(-1)
  return {
    rows: hits,
    best,
    beginning: beginning && allInTitle ? beginning.copy().and(allInTitle) : null,
    ranks: [...ranks].filter(bits => bits !== null)
  }
}

/** Each level with those before it; one that adds nothing is the one before. */
function upTo(levelled: Levels): Levels {
  let before: Bits | null = null
  return levelled.map(bits => {
    if (bits) before = before ? bits.or(before) : bits
    return before
  })
}

/** The rows of both, level by level; `null` before the first. */
function both(one: Levels | null, other: Levels): Levels {
  if (!one) return other
  let last: Bits | null = null
  let lastOther: Bits | null = null
  let lastBoth: Bits | null = null
  return one.map((bits, level) => {
    const otherBits = other[level] ?? null
    if (bits !== last || otherBits !== lastOther) {
      lastBoth = bits && otherBits ? bits.copy().and(otherBits) : null
    }
    last = bits
    lastOther = otherBits
    return lastBoth
  })
}

/** What merely begins alike in another script, and other forms of the word, are not excluded. */
function exclude(hits: Bits, search: SearchIndex, rows: Rows, term: Term): void {
  const [asWritten] = foundBy(search, rows, term).anywhere
  const [, alike] = foundBy(search, rows, { ...term, isPhrase: true }).anywhere
  for (const bits of [asWritten, alike]) if (bits) hits.without(bits)
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
    return codes.some(({ lists, terms }) => lists.has(row, each => terms.has(each)))
  }
  const checked = new Map<number, boolean>()
  function keep(bits: Bits | null): Bits | null {
    if (!bits) return null
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
  const { anywhere, inTitle, beginning } = found
  return { anywhere: anywhere.map(keep), inTitle: inTitle.map(keep), beginning: keep(beginning) }
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

interface LabelledTerms {
  readonly lists: TermLists
  readonly terms: ReadonlySet<number>
}

/** The terms of these fields that are called so in any language. */
function codesLabelled(
  rows: Rows,
  { words, isPhrase }: Term,
  fields: readonly string[]
): readonly LabelledTerms[] {
  const vocabularies = new Map(
    kinds.flatMap(kind =>
      kind.fields.flatMap(field => {
        const name = fields.includes(field.name) ? partsOf(field)[0]?.vocabulary : undefined
        return name ? [[field.name, name] as const] : []
      })
    )
  )
  const tests = words.map(word => wordTest(word, isPhrase))
  return [rows.facets, rows.offered].flatMap(lists => {
    const found = new Set<number>()
    for (const [field, name] of vocabularies) {
      for (const term of lists.terms.termsOf(placeOf(field, null))) {
        const code = lists.terms.valueOf(term)
        const labels = Object.values(termOf(name, code)?.label ?? {})
        const held = [code, ...labels].map(wordsOf)
        if (held.some(label => tests.every(test => label.some(test)))) found.add(term)
      }
    }
    return found.size > 0 ? [{ lists, terms: found }] : []
  })
}
