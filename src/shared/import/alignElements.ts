import type { Json } from '../changeLog/changeset'

export interface WantedElement {
  readonly key: string
  readonly value: Json
}

/**
 * Which of the former elements each of the new ones is: first those that read the same, in order; then the others,
 * in order. null: a new one. So a value taken out of the middle of a cell does not change those behind it.
 */
export function alignElements(
  now: readonly (readonly string[])[],
  before: readonly (readonly string[])[]
): (number | null)[] {
  const free = new Map<string, number[]>()
  before.forEach((tuple, index) => {
    const key = JSON.stringify(tuple)
    const list = free.get(key)
    if (list) list.push(index)
    else free.set(key, [index])
  })
  const same = now.map(tuple => free.get(JSON.stringify(tuple))?.shift() ?? null)
  const rest = [...free.values()].flat().sort((a, b) => a - b)
  return same.map(found => found ?? rest.shift() ?? null)
}
