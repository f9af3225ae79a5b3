import type { OpenCatalogue } from '../ipc'
import type { SavedCopy, SecondLocationStatus } from './status'

/** Copies of the whole catalogue folder. */
export interface CopyCalls {
  /** Save dialog, then a verified copy of the whole catalogue; null when cancelled there. */
  saveCopy(job: string): Promise<SavedCopy | null>
  showSavedCopy(): Promise<void>
  secondLocation(): Promise<SecondLocationStatus>
  /** Folder dialog; null when cancelled. Codes: copyWithin, folderNotUsable. */
  chooseSecondLocation(): Promise<SecondLocationStatus | null>
  /** The copy itself stays where it is. */
  forgetSecondLocation(): Promise<SecondLocationStatus>
  /** What is in the way becomes part of the status. */
  copyNow(job: string): Promise<SecondLocationStatus>
  /** True when the journal is damaged and the second location holds it whole. */
  canRepair(): Promise<boolean>
  /** Then the window reloads. Code: repairFailed. */
  repairJournal(job: string): Promise<OpenCatalogue>
  /** Opens the same catalogue once more, perhaps for writing now; then the window reloads. */
  reopen(): Promise<OpenCatalogue>
}
