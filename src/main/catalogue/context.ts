import type { StartNotice } from '../../shared/ipc'
import type { JournalSettings } from '../journal/journal'

/** What a session needs to know of the application. */
export interface CatalogueContext {
  readonly userData: string
  readonly appVersion: string
  /** Damage in the journal that was found while the catalogue is in use. */
  readonly onDamage?: (notice: StartNotice) => void
  readonly onError?: (error: unknown) => void
  readonly settings?: Partial<JournalSettings & { readonly leastFreeSpace: number }>
  /** Milliseconds after the start until what was not read of the journal is read. */
  readonly journalWatchDelay?: number
}
