import { kinds } from '../../../shared/records/kinds'
import type { Facet, FacetValue } from '../indexTypes'
import type { Bits } from './bits'
import type { Rows } from './rows'
import type { Terms } from './terms'

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
      terms: new Set(
        values.map(value => rows.facets.terms.find(place, value)).filter(term => term >= 0)
      )
    }))
}

/** For each term the choice that it belongs to, as a bit, if it is among those chosen. */
function bitsOfTerms(rows: Rows, choices: readonly Choice[]): Uint32Array {
  const bits = new Uint32Array(rows.facets.terms.length)
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
  const { data: at } = rows.facets.at
  const { data: lists } = rows.facets.lists
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
): Readonly<Record<string, Facet>> {
  const choices = choicesOf(rows, filters)
  const bits = bitsOfTerms(rows, choices)
  const wanted = 2 ** choices.length - 1
  const { data: at } = rows.facets.at
  const { data: lists } = rows.facets.lists
  const counts = new Uint32Array(rows.facets.terms.length)
  /** Counts of rows that fail one filter only, which count for that facet alone. */
  const failing = choices.map(() => new Uint32Array(rows.facets.terms.length))
  const { words } = among
  // Written out, since at a million rows a function called for each takes longer than all else.
  for (let word = 0; word < words.length; word++) {
    for (let left = words[word] ?? 0; left !== 0; left &= left - 1) {
      const start = at[word * 32 + (31 - Math.clz32(left & -left))] ?? 0
      const end = start + (lists[start] ?? 0)
      let target: Uint32Array | undefined = counts
      if (wanted > 0) {
        let met = 0
        for (let index = start + 1; index <= end; index++) met |= bits[lists[index] ?? 0] ?? 0
        const missing = wanted & ~met
        if (missing !== 0) {
          target = isOneBit(missing) ? failing[31 - Math.clz32(missing)] : undefined
        }
      }
      if (!target) continue
      for (let index = start + 1; index <= end; index++) {
        const term = lists[index] ?? 0
        target[term] = (target[term] ?? 0) + 1
      }
    }
  }
  const facets: Record<string, Facet> = {}
  for (const place of facetNames) {
    const own = choices.findIndex(choice => choice.place === place)
    const facet = asFacet(rows.facets.terms, place, counts, failing[own], choices[own]?.terms)
    if (facet.total > 0) facets[place] = facet
  }
  return facets
}

function isOneBit(bits: number): boolean {
  return (bits & (bits - 1)) === 0
}

/** Of values as frequent as the last that is given, those are given that were entered first. */
function asFacet(
  terms: Terms,
  place: string,
  counts: Uint32Array,
  alone: Uint32Array | undefined,
  chosen: ReadonlySet<number> = new Set()
): Facet {
  let total = 0
  let frequent: { readonly term: number; readonly count: number }[] = []
  const isChosen: typeof frequent = []
  const byCount = (): typeof frequent => frequent.sort((a, b) => b.count - a.count)
  let least = 0
  for (const term of terms.termsOf(place)) {
    const count = (counts[term] ?? 0) + (alone?.[term] ?? 0)
    if (count === 0) continue
    total++
    if (chosen.has(term)) isChosen.push({ term, count })
    else if (count > least) frequent.push({ term, count })
    if (frequent.length < 2 * mostValues) continue
    frequent = byCount().slice(0, mostValues)
    least = frequent.at(-1)?.count ?? 0
  }
  const values = [...isChosen, ...byCount().slice(0, mostValues)].map(
    ({ term, count }): FacetValue => ({ value: terms.valueOf(term), count })
  )
  values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return { values, total }
}

/** A list that is read through has no more; what is rarer is found by searching. */
const mostValues = 100
