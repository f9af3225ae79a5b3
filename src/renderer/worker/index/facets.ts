import { kinds } from '../../../shared/records/kinds'
import type { FacetValue } from '../indexTypes'
import type { Bits } from './bits'
import type { Rows } from './rows'

const derived = ['kind', 'decade', 'hasScans', 'hasConflict']

/** The facets: those that are declared, and those that follow from the record. */
export const facetNames: ReadonlySet<string> = new Set([
  ...derived,
  ...kinds.flatMap(({ fields }) => fields.filter(({ facet }) => facet).map(({ name }) => name))
])

type Filters = Readonly<Record<string, readonly string[]>>

interface Choice {
  readonly place: string
  readonly terms: ReadonlySet<number>
}

function choicesOf(rows: Rows, filters: Filters): readonly Choice[] {
  return Object.entries(filters)
    .filter(([, values]) => values.length > 0)
    .map(([place, values]) => ({
      place,
      terms: new Set(values.map(value => rows.terms.find(place, value)).filter(term => term >= 0))
    }))
}

/** For each term the choice that it belongs to, as a bit, if it is among those chosen. */
function bitsOfTerms(rows: Rows, choices: readonly Choice[]): Uint32Array {
  const bits = new Uint32Array(rows.terms.length)
  choices.forEach(({ terms }, number) => {
    for (const term of terms) bits[term] = (bits[term] ?? 0) | (1 << number)
  })
  return bits
}

/** Of these rows the ones that every filter lets pass. */
export function filtered(rows: Rows, among: Bits, filters: Filters): Bits {
  const choices = choicesOf(rows, filters)
  if (choices.length === 0) return among
  const bits = bitsOfTerms(rows, choices)
  const wanted = 2 ** choices.length - 1
  const { at, lists } = rows.termLists()
  const passing = among.copy()
  among.each(row => {
    const start = at[row] ?? 0
    const end = start + (lists[start] ?? 0)
    let met = 0
    for (let index = start + 1; index <= end; index++) met |= bits[lists[index] ?? 0] ?? 0
    if (met !== wanted) passing.delete(row)
  })
  return passing
}

/** How many of these rows have each value, each facet counted under the filters of the others. */
export function facetCounts(
  rows: Rows,
  among: Bits,
  filters: Filters
): Readonly<Record<string, readonly FacetValue[]>> {
  const choices = choicesOf(rows, filters)
  const bits = bitsOfTerms(rows, choices)
  const wanted = 2 ** choices.length - 1
  const { at, lists } = rows.termLists()
  const counts = new Uint32Array(rows.terms.length)
  /** Counts of rows that fail one filter only, which count for that facet alone. */
  const failing = choices.map(() => new Uint32Array(rows.terms.length))
  among.each(row => {
    const start = at[row] ?? 0
    const end = start + (lists[start] ?? 0)
    let met = 0
    if (wanted > 0) {
      for (let index = start + 1; index <= end; index++) met |= bits[lists[index] ?? 0] ?? 0
    }
    const missing = wanted & ~met
    const target =
      missing === 0 ? counts : isOneBit(missing) ? failing[31 - Math.clz32(missing)] : null
    if (!target) return
    for (let index = start + 1; index <= end; index++) {
      const term = lists[index] ?? 0
      target[term] = (target[term] ?? 0) + 1
    }
  })
  return asFacets(rows, (place, term) => {
    const own = choices.findIndex(choice => choice.place === place)
    return (counts[term] ?? 0) + (own < 0 ? 0 : (failing[own]?.[term] ?? 0))
  })
}

function isOneBit(bits: number): boolean {
  return (bits & (bits - 1)) === 0
}

function asFacets(
  { terms }: Rows,
  countOf: (place: string, term: number) => number
): Readonly<Record<string, readonly FacetValue[]>> {
  const facets: Record<string, FacetValue[]> = {}
  for (const place of facetNames) {
    const values: FacetValue[] = []
    for (const [value, term] of terms.termsOf(place)) {
      const count = countOf(place, term)
      if (count > 0) values.push({ value, count })
    }
    values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    if (values.length > 0) facets[place] = values
  }
  return facets
}
