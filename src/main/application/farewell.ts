const answerMilliseconds = 10_000

/** Gives the page time to save what is being entered before it goes. */
export interface Farewell {
  /** True when the page may go: it answered, it never started, or the person decided so. */
  ask(): Promise<boolean>
  answered(): void
  /** The page is still at work: its time begins anew. */
  working(): void
  pageStarted(): void
  pageLeft(): void
}

interface Wait {
  readonly over: Promise<boolean>
  end(): void
  renew(): void
}

function waitFor(milliseconds: number): Wait {
  let resolve: (isAnswered: boolean) => void
  const over = new Promise<boolean>(settle => (resolve = settle))
  const timer = setTimeout(() => {
    resolve(false)
  }, milliseconds)
  return {
    over,
    end() {
      clearTimeout(timer)
      resolve(true)
    },
    renew: () => void timer.refresh()
  }
}

export function createFarewell(
  sendClosing: () => void,
  confirmClose: () => Promise<boolean>,
  limit = answerMilliseconds
): Farewell {
  let isStarted = false
  let isAnswered = false
  let asking: Promise<boolean> | null = null
  let waiting: Wait | null = null

  async function untilAnswered(): Promise<boolean> {
    isAnswered = false
    for (;;) {
      sendClosing()
      waiting = waitFor(limit)
      const isOver = await waiting.over
      waiting = null
      // The answer may also come while the question is on the screen.
      if (isOver || (await confirmClose()) || isAnswered) return true
    }
  }

  const answered = (): void => {
    isAnswered = true
    waiting?.end()
  }

  return {
    answered,
    working: () => waiting?.renew(),
    async ask() {
      if (!isStarted) return true
      // A second click on the close button joins the question that is open.
      asking ??= untilAnswered().finally(() => {
        asking = null
      })
      return asking
    },
    pageStarted() {
      isStarted = true
    },
    pageLeft() {
      isStarted = false
      answered()
    }
  }
}
