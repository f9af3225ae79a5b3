import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { usePreferencesStore } from '../stores/preferences'

const edges = 8

/** Of the rows of tables, in pixels, as dense as the person wants them. */
export function useRowHeight(): {
  readonly rowHeight: ComputedRef<number>
  /** Of a table with its heading that is as high as its rows, up to so many. */
  heightOf(rows: number, most: number): number
} {
  const { preferences } = usePreferencesStore()
  const rowHeight = computed(() => (preferences.density === 'comfortable' ? 34 : 28))
  return {
    rowHeight,
    heightOf: (rows, most) => (Math.min(rows, most) + 1) * rowHeight.value + edges
  }
}
