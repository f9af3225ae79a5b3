import { ref, watch } from 'vue'
import type { Ref } from 'vue'
import { usePreferencesStore } from '../stores/preferences'

/** A choice that the next start finds as it was left. */
export function useRemembered<Value>(key: string, initial: Value): Ref<Value> {
  const preferences = usePreferencesStore()
  const value = ref(read()) as Ref<Value>

  function read(): Value {
    const stored = preferences.remembered(key)
    if (stored === undefined) return initial
    try {
      return JSON.parse(stored) as Value
    } catch {
      return initial
    }
  }

  watch(value, next => void preferences.remember(key, JSON.stringify(next)), { deep: true })
  return value
}
