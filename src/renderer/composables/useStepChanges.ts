import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef } from 'vue'
import type { HistoryStep } from '../db/repositories/history'
import { changesOfStep } from '../services/catalogueHistory'
import type { RecordChanges, StepChanges } from '../services/catalogueHistory'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'

export type ChosenStep = HistoryStep

/** What a step changed, read when the step is chosen; null while it is being read. */
export function useStepChanges(step: () => ChosenStep | undefined): {
  readonly changes: ComputedRef<readonly RecordChanges[] | null>
  readonly isComplete: ComputedRef<boolean>
} {
  const { database } = useCatalogue()
  const notices = useNoticesStore()
  const found = shallowRef<StepChanges | null>(null)

  async function read(chosen: HistoryStep | undefined): Promise<void> {
    found.value = null
    if (!chosen) return
    const changes = await changesOfStep(database, chosen)
    if (step()?.id === chosen.id) found.value = changes
  }

  watch(step, chosen => void read(chosen).catch(notices.reportError), { immediate: true })
  return {
    changes: computed(() => found.value?.records ?? null),
    isComplete: computed(() => found.value?.isComplete ?? true)
  }
}
