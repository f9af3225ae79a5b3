import { useEventListener } from '@vueuse/core'
import { ref } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import type { TableColumn } from './tableColumn'

/** Pixels before a press on a header becomes a drag of its column. */
const threshold = 6

interface ColumnDrag {
  /** The column that is dragged, and the one that it would stand before. */
  readonly moving: Ref<string | null>
  readonly target: Ref<string | null>
  begin(event: PointerEvent, column: string): void
  /** The click that ends a drag does not sort. */
  hasJustMoved(): boolean
}

/** Moves columns by dragging their heads. */
export function useColumnDrag(
  head: Readonly<ShallowRef<HTMLElement | null>>,
  options: {
    readonly columns: () => readonly TableColumn[]
    readonly onMove: (column: string, before: string | null) => void
  }
): ColumnDrag {
  const moving = ref<string | null>(null)
  const target = ref<string | null>(null)
  let pressed: { readonly column: string; readonly x: number } | null = null
  let movedAt = -Infinity

  /** The first column whose middle lies right of the pointer; null beyond the last. */
  function columnAt(x: number): string | null {
    for (const cell of head.value?.querySelectorAll<HTMLElement>('[data-column]') ?? []) {
      const { left, width } = cell.getBoundingClientRect()
      if (x < left + width / 2) return cell.dataset['column'] ?? null
    }
    return null
  }

  function end(): void {
    pressed = null
    moving.value = null
    target.value = null
  }

  useEventListener(window, 'pointermove', event => {
    if (!pressed || (moving.value === null && Math.abs(event.clientX - pressed.x) < threshold))
      return
    moving.value = pressed.column
    target.value = columnAt(event.clientX)
  })
  useEventListener(window, 'pointerup', event => {
    const column = moving.value
    end()
    if (column === null) return
    movedAt = event.timeStamp
    const before = columnAt(event.clientX)
    const columns = options.columns()
    const next = columns[columns.findIndex(({ id }) => id === column) + 1]?.id ?? null
    if (before !== column && before !== next) options.onMove(column, before)
  })
  useEventListener(window, 'pointercancel', end)

  return {
    moving,
    target,
    begin(event, column) {
      if (event.button === 0) pressed = { column, x: event.clientX }
    },
    hasJustMoved: () => performance.now() - movedAt < 50
  }
}
