import type { PastRebuild } from '../workingCopy'
import type { JournalFacts, ProfileFacts, ProgramFacts, SpaceFacts } from './facts'

/** Each part on its own: one that fails leaves the others. */
export interface DiagnosticsCalls {
  program(): Promise<ProgramFacts>
  journal(): Promise<JournalFacts>
  space(): Promise<SpaceFacts>
  profile(): Promise<ProfileFacts>
  /** Of the open catalogue's working copy, newest first. */
  rebuilds(): Promise<readonly PastRebuild[]>
  /** Removes quarantines and cold copies older than thirty days; how many there were. */
  removeOld(): Promise<number>
  /** The working copy is rebuilt from the journal when the page begins anew. */
  rebuild(): Promise<void>
  /** Shows the log in its folder. */
  showLog(): Promise<void>
}
