/**
 * Does the work of one item after another, the next being begun while one is under way: what the next needs of this
 * process is done while the last waits for the disk. Fails as the first that fails.
 */
export async function overlapping<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  work: (item: Item) => Promise<void>
): Promise<void> {
  let underWay = Promise.resolve()
  for await (const item of items) {
    const next = work(item)
    // Its failure is met when its turn comes; until then it must not count as unhandled.
    next.catch(() => undefined)
    await underWay
    underWay = next
  }
  await underWay
}
