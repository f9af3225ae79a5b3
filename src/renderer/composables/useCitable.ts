import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { citableKinds } from '../../shared/citing/cite'
import { idsOf } from '../services/bulk'
import { useNavigationStore } from '../stores/navigation'
import { useRecord } from './useRecord'
import { useSelected } from './useSelected'

/** The records whose citation can be copied: those selected where there are several, else the open one. */
export function useCitable(): {
  readonly isAny: ComputedRef<boolean>
  ids(): Promise<readonly string[]>
} {
  const navigation = useNavigationStore()
  const selected = useSelected()
  const record = useRecord(() => navigation.recordId)
  const open = computed(() =>
    record.value && citableKinds.includes(record.value.kind) ? [record.value.id] : []
  )
  return {
    isAny: computed(() => selected.areSeveral.value || open.value.length > 0),
    ids: async () => (selected.areSeveral.value ? idsOf(selected.source()) : open.value)
  }
}
