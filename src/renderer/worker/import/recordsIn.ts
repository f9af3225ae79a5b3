import type { ReadRecords } from '../../../shared/import/run/readRecords'
import type { CatalogueDatabase } from '../../db/CatalogueDatabase'
import { allRecords, recordsById } from '../../db/repositories/records'

const pageSize = 1000

/** The records of the working copy; reading all of them ends when it is no longer wanted. */
export function recordsIn(database: CatalogueDatabase, signal: AbortSignal): ReadRecords {
  return {
    byId: async ids => recordsById(database, ids),
    async *pages() {
      for await (const page of allRecords(database, pageSize)) {
        signal.throwIfAborted()
        yield page
      }
    }
  }
}
