import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { DuplicateGroup } from '../worker/duplicates/findDuplicates'

/** What the last search for duplicates found, and how far one that runs is. */
export const useDuplicatesStore = defineStore('duplicates', () => {
  const groups = shallowRef<readonly DuplicateGroup[]>([])
  /** Records read so far; null while nothing runs. */
  const read = ref<number | null>(null)
  const isFound = ref(false)

  /** Without these records, which were merged or found to differ. */
  function settle(pair: readonly [string, string]): void {
    groups.value = groups.value.filter(({ ids }) => !pair.every(id => ids.includes(id)))
  }

  return { groups, read, isFound, settle }
})
