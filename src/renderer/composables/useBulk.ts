import { useI18n } from 'vue-i18n'
import type { Operation } from '../../shared/changeLog/changeset'
import { setDeleted } from '../../shared/changeLog/edit'
import { isDeleted } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { keepBefore, runBulk } from '../services/bulk'
import type { BulkSource } from '../services/bulk'
import { useBulkStore } from '../stores/bulk'
import { useNavigationStore } from '../stores/navigation'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'
import { useSelected } from './useSelected'

type Build = (record: CatalogueRecord) => readonly Operation[]

/** Edits of all records selected: each is one transaction and one step of undo. */
export function useBulk(): {
  edit(source: BulkSource, build: Build, why?: string): Promise<void>
  putDeleted(isDeleted: boolean): Promise<void>
} {
  const context = useCatalogue()
  const bulk = useBulkStore()
  const selected = useSelected()
  const navigation = useNavigationStore()
  const notices = useNoticesStore()
  const { n } = useI18n()

  async function edit(source: BulkSource, build: Build, why?: string): Promise<void> {
    await context.editing.settled()
    const changed = await bulk.run(async run => {
      await keepBefore(context, source, run)
      return runBulk(context, source, build, { ...run, ...(why === undefined ? {} : { why }) })
    })
    if (changed !== undefined) {
      notices.add(changed > 0 ? 'success' : 'info', 'bulkDone', { count: n(changed) })
    }
  }

  return {
    edit,
    async putDeleted(wanted) {
      await edit(selected.source(), record =>
        isDeleted(record) === wanted ? [] : [setDeleted(record, wanted)]
      )
      if (wanted) navigation.showRecord(null)
    }
  }
}
