import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** Records marked, from whatever lists, to be exported together. */
export const useMarksStore = defineStore('marks', () => {
  const ids = shallowRef<ReadonlySet<string>>(new Set())

  function toggle(id: string): void {
    const next = new Set(ids.value)
    if (!next.delete(id)) next.add(id)
    ids.value = next
  }

  function add(added: readonly string[]): void {
    ids.value = new Set([...ids.value, ...added])
  }

  function clear(): void {
    ids.value = new Set()
  }

  return { ids, toggle, add, clear }
})
