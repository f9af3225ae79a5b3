import type { CatalogueDatabase } from '../../db/CatalogueDatabase'
import { replayState } from '../../db/repositories/changesets'
import { allRecords, idsMentioning, recordsById } from '../../db/repositories/records'
import type { RecordSource } from './service'

const idsPerRead = 500

/** The working copy, as the index reads it. */
export function recordSource(database: CatalogueDatabase): RecordSource {
  async function read(ids: readonly string[]) {
    return (await recordsById(database, ids)).flatMap(record => (record ? [record] : []))
  }
  return {
    read,
    all: pageSize => allRecords(database, pageSize),
    async *mentioning(ids) {
      for (let from = 0; from < ids.length; from += idsPerRead) {
        const found = await idsMentioning(database, ids.slice(from, from + idsPerRead))
        for (let at = 0; at < found.length; at += idsPerRead) {
          yield await read(found.slice(at, at + idsPerRead))
        }
      }
    },
    async state() {
      const state = await replayState(database)
      return { catalogueId: state?.catalogueId ?? '', positions: state?.positions ?? {} }
    }
  }
}
