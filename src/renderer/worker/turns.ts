/** Runs what is asked one after the other, whether it comes to a good end or not. */
export function oneAfterAnother(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve()
  return async work => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
}

/** What came meanwhile is answered first. */
export async function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}
