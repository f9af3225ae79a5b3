import type { RecordIndex } from '../../src/renderer/worker/catalogueIndex'
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

/** Takes up records and, as far as titles follow from titles, those that mention them, as the index's service does. */
export async function putAll(
  index: RecordIndex,
  records: readonly CatalogueRecord[],
  reader: RecordReader
): Promise<void> {
  const renamed = index.put(records)
  index.flush()
  await index.putMentioning(renamed, reader)
}
