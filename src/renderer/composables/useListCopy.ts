import type { ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { TableColumn } from '../components/base/tableColumn'
import { listCsv } from '../services/listCsv'
import { useNoticesStore } from '../stores/notices'
import { useSelectionStore } from '../stores/selection'
import { useCatalogue } from './useCatalogue'

/** More than this is an export. */
const mostCopied = 50_000

/** Copies the selected rows, with the columns shown, as CSV. */
export function useListCopy(
  columns: ComputedRef<readonly TableColumn[]>,
  ids: ComputedRef<readonly string[]>
): () => void {
  const { index } = useCatalogue()
  const selection = useSelectionStore()
  const notices = useNoticesStore()
  const { n } = useI18n()

  async function copy(): Promise<void> {
    const { count, view, ranges } = selection
    if (count === 0) return
    if (count > mostCopied) {
      notices.add('warning', 'tooManyToCopy', { count: n(mostCopied) })
      return
    }
    const labels = new Map(columns.value.map(({ id, label }) => [id, label]))
    const shown = ids.value.map(id => ({ id, label: labels.get(id) ?? id }))
    await navigator.clipboard.writeText(await listCsv(index, view.view, ranges, shown))
    notices.add('success', 'copied', { count: n(count) })
  }

  return () => {
    copy().catch(notices.reportError)
  }
}
