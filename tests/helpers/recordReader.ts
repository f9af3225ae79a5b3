import type { RecordReader } from '../../src/renderer/worker/index/listFinder'
import type { CatalogueRecord } from '../../src/shared/records/record'

/** Reads records from a list that may change, as the index reads them from the database. */
export function readerOf(records: () => readonly CatalogueRecord[]): RecordReader {
  return {
    read: async ids => Promise.resolve(records().filter(({ id }) => ids.includes(id))),
    async *mentioning(ids) {
      await Promise.resolve()
      yield records().filter(({ refs }) => refs.some(ref => ids.includes(ref)))
    }
  }
}
