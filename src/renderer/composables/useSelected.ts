import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { rowsAsSource } from '../services/bulk'
import type { BulkSource } from '../services/bulk'
import { useNavigationStore } from '../stores/navigation'
import { useSelectionStore } from '../stores/selection'
import { useViewerStore } from '../stores/viewer'
import { useCatalogue } from './useCatalogue'

/** What is selected in the list. Nothing is meant that is out of sight, behind a scan or a view of the figures. */
export function useSelected(): {
  readonly count: ComputedRef<number>
  readonly areSeveral: ComputedRef<boolean>
  /** The records selected now. */
  source(): BulkSource
} {
  const context = useCatalogue()
  const selection = useSelectionStore()
  const navigation = useNavigationStore()
  const viewer = useViewerStore()
  const isInSight = computed(
    () => navigation.figures === null && (navigation.openScan === null || viewer.isInWindow)
  )
  const count = computed(() => (isInSight.value ? selection.count : 0))
  return {
    count,
    areSeveral: computed(() => count.value > 1),
    source: () => rowsAsSource(context, selection.view.view, selection.ranges)
  }
}
