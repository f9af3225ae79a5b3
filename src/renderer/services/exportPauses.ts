/** Longer than this the window would not answer; half of a frame is left to it. */
const longestTurn = 25

/** Lets the window answer whenever the work between two calls has lasted too long. */
export function createPauses(): () => Promise<void> {
  let begun = performance.now()
  return async () => {
    if (performance.now() - begun < longestTurn) return
    await new Promise(resolve => setTimeout(resolve))
    begun = performance.now()
  }
}
