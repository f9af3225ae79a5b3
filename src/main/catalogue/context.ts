import type { JournalSettings } from '../journal/journal'

/** What a session needs to know of the application. */
export interface CatalogueContext {
  readonly userData: string
  readonly appVersion: string
  readonly settings?: Partial<JournalSettings & { readonly leastFreeSpace: number }>
}
