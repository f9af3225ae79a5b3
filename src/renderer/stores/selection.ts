import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { countRows, noRows } from '../../shared/search/rowRanges'
import type { RowRanges } from '../../shared/search/rowRanges'
import type { View } from '../worker/indexTypes'

/** Which rows of the list are selected: ranges of a view, however many records they are. */
export const useSelectionStore = defineStore('selection', () => {
  const view = shallowRef<View>({ view: 0, count: 0 })
  const ranges = shallowRef<RowRanges>(noRows)
  const count = computed(() => countRows(ranges.value))

  return { view, ranges, count }
})
