/** Items under their keys, each list in the order of the items. */
export function collect<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string
): Map<string, Item[]> {
  const collected = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const list = collected.get(key)
    if (list) list.push(item)
    else collected.set(key, [item])
  }
  return collected
}
