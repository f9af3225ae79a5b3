import { onScopeDispose, shallowReactive, watch } from 'vue'
import type { RecordLabel } from '../worker/indexTypes'
import { useCatalogue } from './useCatalogue'

/** How the records of these ids are named, kept up to date as records change. */
export function useLabels(ids: () => readonly string[]): ReadonlyMap<string, RecordLabel> {
  const { index, onIndexed } = useCatalogue()
  const labels = shallowReactive(new Map<string, RecordLabel>())

  async function read(wanted: readonly string[]): Promise<void> {
    if (wanted.length === 0) return
    for (const label of await index.labels([...wanted])) labels.set(label.id, label)
  }

  watch(ids, wanted => void read(wanted), { immediate: true })
  onScopeDispose(
    onIndexed(() => {
      void read(ids())
    })
  )
  return labels
}
