import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { Kind } from '../../shared/records/kind'
import { kindNamed } from '../../shared/records/kinds'
import type { CatalogueRecord } from '../../shared/records/record'
import { newRecordId } from '../services/ids'
import { useNavigationStore } from '../stores/navigation'
import type { EditedRecord } from './useEditing'
import { useRecord } from './useRecord'

export interface OpenRecord {
  /** Null when no record is open; a new record has an id before it exists. */
  readonly edited: ComputedRef<EditedRecord | null>
  readonly kind: ComputedRef<Kind | undefined>
  readonly record: Readonly<ShallowRef<CatalogueRecord | undefined>>
}

/** The record in the right pane: the one chosen, or one being begun. */
export function useOpenRecord(): OpenRecord {
  const navigation = useNavigationStore()
  const begun = shallowRef<EditedRecord | null>(null)

  watch(
    () => [navigation.newKind, navigation.newCount] as const,
    ([kind]) => (begun.value = kind === null ? null : { id: newRecordId(), kind }),
    { immediate: true }
  )

  const id = computed(() => begun.value?.id ?? navigation.recordId)
  const record = useRecord(() => id.value)

  /** From its first value on, the new record is a record like any other. */
  watch(record, current => {
    if (current && current.id === begun.value?.id) navigation.settleNewRecord(current.id)
  })

  const edited = computed<EditedRecord | null>(() => {
    if (begun.value) return begun.value
    const current = record.value
    return current && current.id === id.value ? { id: current.id, kind: current.kind } : null
  })
  const kind = computed(() => (edited.value ? kindNamed(edited.value.kind) : undefined))
  return { edited, kind, record }
}
