import type { Preferences } from '../ipc'
import type { Locale } from '../records/words'
import type { Viewed, ViewerAct } from './viewed'

/** What the second window is told: what to show, and how. */
export interface WindowView {
  readonly viewed: Viewed
  readonly locale: Locale
  readonly theme: Preferences['theme']
  readonly density: Preferences['density']
}

/** The second window, which shows scans only: the first tells it what, and does what is done in it. */
export interface ViewerCalls {
  /** Opens the window, or brings it to the front. */
  openWindow(): Promise<void>
  closeWindow(): Promise<void>
  /** From the first window to the second. */
  show(view: WindowView): Promise<void>
  /** From the second window to the first. */
  act(act: ViewerAct): Promise<void>
}
