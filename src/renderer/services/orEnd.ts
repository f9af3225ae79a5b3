/**
 * Gives what a promise gives, or fails as soon as one of `endings` does. They may be asked of many promises: other than
 * with `Promise.race`, what those gave is not kept for as long as the endings are pending.
 */
export function createOrEnd(endings: readonly Promise<never>[]) {
  const waiting = new Set<(reason: unknown) => void>()
  let ended: { readonly reason: unknown } | null = null
  for (const ending of endings) {
    ending.catch((reason: unknown) => {
      ended ??= { reason }
      for (const fail of waiting) fail(reason)
    })
  }
  return async function orEnd<Value>(work: Promise<Value>): Promise<Value> {
    return new Promise<Value>((resolve, reject) => {
      const fail = (reason: unknown): void => {
        reject(reason as Error)
      }
      if (ended) fail(ended.reason)
      else waiting.add(fail)
      work.then(resolve, fail).finally(() => waiting.delete(fail))
    })
  }
}
