import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { citableKinds } from '../../shared/citing/cite'
import { useMarksStore } from '../stores/marks'
import { useNavigationStore } from '../stores/navigation'
import { useRecord } from './useRecord'

/** Ids of the records whose citation can be copied: the marked ones, else the open one. */
export function useCitable(): ComputedRef<readonly string[]> {
  const navigation = useNavigationStore()
  const marks = useMarksStore()
  const record = useRecord(() => navigation.recordId)
  return computed(() => {
    if (marks.ids.size > 0) return [...marks.ids]
    const open = record.value
    return open && citableKinds.includes(open.kind) ? [open.id] : []
  })
}
