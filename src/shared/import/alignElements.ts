import type { Json } from '../changeLog/changeset'

export interface WantedElement {
  readonly key: string
  readonly value: Json
}

/**
 * Which of the former elements each of the new ones is: first those that read the same, in order; then those with the
 * same main text, such as a name of another type; then the others, in order. null: a new one. So a value taken out of
 * the middle of a cell does not change those behind it.
 */
export function alignElements(
  now: readonly (readonly string[])[],
  before: readonly (readonly string[])[],
  main = -1
): (number | null)[] {
  const whole = placesOf(before, before.keys(), tuple => JSON.stringify(tuple))
  const same = now.map(tuple => whole.get(JSON.stringify(tuple))?.shift() ?? null)
  const left = [...whole.values()].flat().sort((a, b) => a - b)
  const named = placesOf(before, left, tuple => tuple[main] ?? '')
  named.delete('')
  const alike = now.map((tuple, at) => same[at] ?? named.get(tuple[main] ?? '')?.shift() ?? null)
  const rest = left.filter(place => !alike.includes(place))
  return alike.map(found => found ?? rest.shift() ?? null)
}

function placesOf(
  tuples: readonly (readonly string[])[],
  places: Iterable<number>,
  keyOf: (tuple: readonly string[]) => string
): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const place of places) {
    const key = keyOf(tuples[place] ?? [])
    const list = found.get(key)
    if (list) list.push(place)
    else found.set(key, [place])
  }
  return found
}
