import type { CatalogueRecord } from '../../records/record'

/** The records of a catalogue as an import reads them, wherever they are kept. */
export interface ReadRecords {
  /** In the order of the ids; undefined where there is none. */
  byId(ids: readonly string[]): Promise<readonly (CatalogueRecord | undefined)[]>
  /** All of them, a page at a time, those in the trash too. */
  pages(): AsyncIterable<readonly CatalogueRecord[]>
}
