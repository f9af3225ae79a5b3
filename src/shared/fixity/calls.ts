import type { FileEvent } from './events'
import type { ExpectedPart, FixityFinding, FixityRepair, FixityStatus } from './fixity'

export interface FixityCalls {
  /** Names the files (SHA-256) that scans stand for, in parts; those of records in the trash too. */
  expect(files: readonly string[], part: ExpectedPart): Promise<void>
  status(): Promise<FixityStatus>
  /** A page of what is known of every file, those with damage first; empty after the last. Code: fixityNotReady. */
  files(from: number): Promise<readonly FixityFinding[]>
  /** Checks every file now. Codes: fixityNotReady, fixityBusy, storeGone, cancelled. */
  checkAll(job: string): Promise<FixityStatus>
  /** The rolling sweep waits, until the next start at the longest. */
  pause(isPaused: boolean): Promise<void>
  /** Puts sound copies from the second location in place. Codes: noSecondLocation, readOnly, diskFull and as above. */
  repair(job: string, files: readonly string[]): Promise<FixityRepair>
  /** Checks and repairs of these files, by file, oldest first; `expectedPage` files at most. */
  events(files: readonly string[]): Promise<Readonly<Record<string, readonly FileEvent[]>>>
}
