import { useElementSize } from '@vueuse/core'
import { computed, ref } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import { columnWindow, layOut, scrollLeftFor } from './columnWindow'
import { bodyHeight, overscan, rowWindow, scrollTopFor } from './rowWindow'
import type { RowWindow } from './rowWindow'
import type { ColumnWidths, TableColumn } from './tableColumn'

/** Scroll positions of millions of pixels are rounded: without it the last row's line could be cut off. */
const endMargin = 4

/** About as wide as the label of a head is written on one line, with its margins and arrow. */
function writtenWidth(label: string): number {
  return label.length * 6.6 + 26
}

export interface TableMeasures {
  readonly count: number
  readonly rowHeight: number
  readonly columns: readonly TableColumn[]
  readonly widths: ColumnWidths
}

export interface TableView {
  readonly drawn: ComputedRef<RowWindow>
  readonly drawnColumns: ComputedRef<readonly number[]>
  /** Whole rows in sight. */
  readonly rowsInSight: ComputedRef<number>
  /** Rows that are drawn at most. */
  readonly slots: ComputedRef<number>
  readonly style: ComputedRef<Readonly<Record<string, string>>>
  readonly height: ComputedRef<number>
  widthOf(column: TableColumn): number
  onScroll(): void
  scrollToRow(row: number): void
  scrollToColumn(column: number): void
}

/** What of a table is in sight, and how to get there. */
export function useTableView(
  grid: Readonly<ShallowRef<HTMLElement | null>>,
  measured: () => TableMeasures
): TableView {
  const { height, width } = useElementSize(grid)
  const scrollTop = ref(0)
  const scrollLeft = ref(0)
  /** Two lines where a label does not fit on one. */
  const headHeight = computed(() => {
    const { columns, rowHeight } = measured()
    const isLong = columns.some(column => writtenWidth(column.label) > widthOf(column))
    return isLong ? rowHeight + 14 : rowHeight
  })
  const measures = computed(() => {
    const { count, rowHeight } = measured()
    return { count, rowHeight, viewport: Math.max(0, height.value - headHeight.value) }
  })
  const layout = computed(() => {
    const sized = measured().columns.map(column => ({ ...column, width: widthOf(column) }))
    return layOut(sized, width.value)
  })

  function widthOf(column: TableColumn): number {
    return measured().widths[column.id] ?? column.width
  }

  function onScroll(): void {
    scrollTop.value = grid.value?.scrollTop ?? 0
    scrollLeft.value = grid.value?.scrollLeft ?? 0
  }

  return {
    drawn: computed(() => rowWindow(measures.value, scrollTop.value)),
    drawnColumns: computed(() => columnWindow(layout.value, scrollLeft.value, width.value)),
    rowsInSight: computed(() =>
      Math.max(1, Math.floor(measures.value.viewport / measures.value.rowHeight))
    ),
    slots: computed(
      () => Math.ceil(measures.value.viewport / measures.value.rowHeight) + 1 + 2 * overscan
    ),
    style: computed(() => ({
      '--table-columns': [...layout.value.widths.map(size => `${String(size)}px`), '1fr'].join(' '),
      '--table-width': `${String(layout.value.total)}px`,
      '--table-head': `${String(headHeight.value)}px`,
      '--table-row': `${String(measures.value.rowHeight)}px`
    })),
    height: computed(() => bodyHeight(measures.value) + endMargin),
    widthOf,
    onScroll,
    scrollToRow(row) {
      if (!grid.value || row < 0 || measures.value.viewport === 0) return
      const top = scrollTopFor(measures.value, grid.value.scrollTop, row)
      if (top === undefined) return
      grid.value.scrollTop = top
      onScroll()
    },
    scrollToColumn(column) {
      if (!grid.value || width.value === 0) return
      const left = scrollLeftFor(layout.value, grid.value.scrollLeft, width.value, column)
      if (left === undefined) return
      grid.value.scrollLeft = left
      onScroll()
    }
  }
}
