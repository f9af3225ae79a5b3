/**
 * Works out the next batch while the one given out is being written, and no more than that one, so that memory does
 * not grow with the file.
 */
export function createPrefetch<Item, Batch>(
  source: AsyncGenerator<Item>,
  batchOf: (item: Item) => Batch
): () => Promise<Batch | null> {
  async function read(): Promise<Batch | null> {
    const result = await source.next()
    return result.done === true ? null : batchOf(result.value)
  }
  let next = read()
  // Whoever asks for it gets the failure.
  next.catch(() => undefined)
  return async () => {
    const batch = await next
    if (batch !== null) {
      next = read()
      next.catch(() => undefined)
    }
    return batch
  }
}
