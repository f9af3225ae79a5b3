import type { MainEvents } from '../../shared/mainEvents'

/** Listens to the main process; returns the function that stops it. */
export function onMainEvent<Name extends keyof MainEvents>(
  name: Name,
  listener: (event: MainEvents[Name]) => void
): () => void {
  return window.opis.on[name](listener)
}
