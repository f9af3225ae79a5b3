import { titledEntry } from '../../shared/exchange/planFiles'
import type { PlanSource, TitledEntry } from '../../shared/exchange/planFiles'
import { otherColumnsOf } from './exportCsv'
import { createPauses } from './exportPauses'
import { exportContextOf, recordPages } from './exportRecords'
import type { ExportSource } from './exportRecords'

/**
 * What the plan of an export reads of the working copy, page by page. `hasOthers`: whether any record has columns of
 * imported files, so that they are not sought in vain.
 */
export function planSource(source: ExportSource, hasOthers: boolean): PlanSource {
  const quiet = { ...source, onRead: () => undefined }
  return {
    async entriesOf(ids) {
      const entries: TitledEntry[] = []
      const pause = createPauses()
      for await (const records of recordPages(quiet, ids)) {
        const { labelOf } = await exportContextOf(quiet, records)
        for (const record of records) {
          entries.push(titledEntry(record, labelOf(record.id)))
          await pause()
        }
      }
      return entries
    },
    otherColumnsOf: async ids => (hasOthers ? otherColumnsOf(source, ids) : [])
  }
}
