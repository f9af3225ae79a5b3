const answerMilliseconds = 10_000

/** Gives the page time to save what is being entered before it goes. */
export interface Farewell {
  /** True when the page may go: it answered, it never started, or the person decided so. */
  ask(): Promise<boolean>
  answered(): void
  pageStarted(): void
  pageLeft(): void
}

function answerWithin(milliseconds: number, setResolve: (resolve: () => void) => void) {
  return new Promise<boolean>(resolve => {
    const timer = setTimeout(() => {
      resolve(false)
    }, milliseconds)
    setResolve(() => {
      clearTimeout(timer)
      resolve(true)
    })
  })
}

export function createFarewell(
  sendClosing: () => void,
  confirmClose: () => Promise<boolean>,
  limit = answerMilliseconds
): Farewell {
  let isStarted = false
  let isAnswered = false
  let asking: Promise<boolean> | null = null
  let resolve = (): void => undefined

  async function untilAnswered(): Promise<boolean> {
    isAnswered = false
    for (;;) {
      sendClosing()
      const answer = await answerWithin(limit, done => {
        resolve = done
      })
      // The answer may also come while the question is on the screen.
      if (answer || (await confirmClose()) || isAnswered) return true
    }
  }

  const answered = (): void => {
    isAnswered = true
    resolve()
  }

  return {
    answered,
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
