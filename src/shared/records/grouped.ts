/** The values by what the function says of them, in the order in which it is said first (Node 20 has no `Map.groupBy`). */
export function groupedBy<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}
