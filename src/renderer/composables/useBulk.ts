import { useI18n } from 'vue-i18n'
import type { Operation } from '../../shared/changeLog/changeset'
import { setDeleted } from '../../shared/changeLog/edit'
import { isDeleted } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { rowsAsSource, runBulk } from '../services/bulk'
import type { BulkSource } from '../services/bulk'
import { useBulkStore } from '../stores/bulk'
import { useNavigationStore } from '../stores/navigation'
import { useNoticesStore } from '../stores/notices'
import { useSelectionStore } from '../stores/selection'
import { useCatalogue } from './useCatalogue'

type Build = (record: CatalogueRecord) => readonly Operation[]

/** Edits of all records selected: each is one transaction and one step of undo. */
export function useBulk(): {
  /** The records selected now. */
  selected(): BulkSource
  edit(source: BulkSource, build: Build, why?: string): Promise<void>
  putDeleted(isDeleted: boolean): Promise<void>
} {
  const context = useCatalogue()
  const bulk = useBulkStore()
  const selection = useSelectionStore()
  const navigation = useNavigationStore()
  const notices = useNoticesStore()
  const { n } = useI18n()

  function selected(): BulkSource {
    return rowsAsSource(context, selection.view.view, selection.ranges)
  }

  async function edit(source: BulkSource, build: Build, why?: string): Promise<void> {
    await context.editing.settled()
    const changed = await bulk.run(async run =>
      runBulk(context, source, build, { ...run, ...(why === undefined ? {} : { why }) })
    )
    if (changed !== undefined) {
      notices.add(changed > 0 ? 'success' : 'info', 'bulkDone', { count: n(changed) })
    }
  }

  return {
    selected,
    edit,
    async putDeleted(wanted) {
      await edit(selected(), record =>
        isDeleted(record) === wanted ? [] : [setDeleted(record, wanted)]
      )
      if (wanted) navigation.showRecord(null)
    }
  }
}
