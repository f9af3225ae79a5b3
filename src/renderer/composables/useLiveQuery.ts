import { onScopeDispose, shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import { observe } from '../db/live'
import { useNoticesStore } from '../stores/notices'

/** The result of a query by key, kept up to date; it runs anew when `source` changes. */
export function useLiveQuery<Source, Value>(
  source: () => Source,
  query: (source: Source) => Promise<Value>,
  initial: Value
): Readonly<ShallowRef<Value>> {
  const result = shallowRef<Value>(initial)
  const notices = useNoticesStore()
  let stop: (() => void) | undefined
  watch(
    source,
    value => {
      stop?.()
      stop = observe(
        async () => query(value),
        next => {
          result.value = next
        },
        notices.reportError
      )
    },
    { immediate: true }
  )
  onScopeDispose(() => stop?.())
  return result
}
