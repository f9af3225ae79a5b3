import { expose } from 'comlink'
import { editedRecord } from '../../shared/bulk/bulkEdit'
import type { BulkEdit } from '../../shared/bulk/bulkEdit'
import type { CatalogueRecord } from '../../shared/records/record'
import { newElementKey } from '../services/ids'

/** Tries an edit beside the window: a regular expression can take longer than anyone waits. */
export interface BulkWorker {
  /** Ids of the records that the edit would change. */
  changed(records: readonly CatalogueRecord[], edit: BulkEdit): readonly string[]
}

const worker: BulkWorker = {
  changed: (records, edit) =>
    records
      .filter(record => editedRecord(record, edit, newElementKey) !== record)
      .map(({ id }) => id)
}

expose(worker)
