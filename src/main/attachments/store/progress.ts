/** What two threads and the main one know of a copy while it is made. */
export interface Progress {
  readonly memory: SharedArrayBuffer
  bytes(): number
  add(bytes: number): void
  isEnded(): boolean
  end(): void
  cancel(): void
  isCancelled(): boolean
  /** Waits for more than `bytes`, or the end; not for long, as the other side may have died. */
  waitBeyond(bytes: number): void
}

const [ended, cancelled, news] = [2, 3, 4]
const longestWait = 50

export function createProgress(memory = new SharedArrayBuffer(24)): Progress {
  const count = new BigInt64Array(memory, 0, 1)
  const states = new Int32Array(memory)
  const bytes = (): number => Number(Atomics.load(count, 0))
  const tell = (): void => {
    Atomics.add(states, news, 1)
    Atomics.notify(states, news)
  }
  return {
    memory,
    bytes,
    add(more) {
      Atomics.add(count, 0, BigInt(more))
      tell()
    },
    isEnded: () => Atomics.load(states, ended) === 1,
    end() {
      Atomics.store(states, ended, 1)
      tell()
    },
    cancel() {
      Atomics.store(states, cancelled, 1)
      tell()
    },
    isCancelled: () => Atomics.load(states, cancelled) === 1,
    waitBeyond(seen) {
      const before = Atomics.load(states, news)
      if (bytes() > seen || Atomics.load(states, ended) === 1) return
      Atomics.wait(states, news, before, longestWait)
    }
  }
}
