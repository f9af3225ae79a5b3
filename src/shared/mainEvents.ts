import type { IngestProgress } from './attachments/calls'
import type { WatchedFolder } from './attachments/watching'
import type { CommandName } from './commands'
import type { SecondLocationStatus } from './copies/status'
import type { FixityChange } from './fixity/fixity'
import type { JobProgress, StartNotice } from './ipc'
import type { WindowView } from './viewer/calls'
import type { ViewerAct } from './viewer/viewed'

/** Every message from the main process to the renderer. */
export interface MainEvents {
  readonly command: CommandName
  readonly ingestProgress: IngestProgress
  readonly jobProgress: JobProgress
  /** The copy in the second location was brought up to date, or could not be. */
  readonly secondLocation: SecondLocationStatus
  /** A check found damage, or a repair mended it. */
  readonly fixityChanged: FixityChange
  /** Something came to light that would have been told at the start, had it been known. */
  readonly notice: StartNotice
  /** Files came into the folder watched, or the folder went away. */
  readonly watchedFolder: WatchedFolder
  /** What the second window is to show. */
  readonly viewerShown: WindowView
  /** What was done in the second window. */
  readonly viewerActed: ViewerAct
  /** The window wants to close: save what is being entered, then call `readyToClose`. */
  readonly closing: null
}

export const mainEventNames: { readonly [Name in keyof MainEvents]: true } = {
  command: true,
  ingestProgress: true,
  jobProgress: true,
  secondLocation: true,
  fixityChanged: true,
  notice: true,
  watchedFolder: true,
  viewerShown: true,
  viewerActed: true,
  closing: true
}
