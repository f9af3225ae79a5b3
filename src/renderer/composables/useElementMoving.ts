import { nextTick, shallowRef, watch } from 'vue'
import { elementsOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'
import { useEditing } from './useEditing'

type Side = 'before' | 'after'

/** Private to the window: a file held over the list is no element of it. */
const dragType = 'application/x-opis-element'

function rowOf(event: Event): HTMLElement | null {
  const target = event.target
  return target instanceof Element ? target.closest<HTMLElement>('[data-element]') : null
}

function sideOf(row: HTMLElement, event: DragEvent): Side {
  const { top, height } = row.getBoundingClientRect()
  return event.clientY < top + height / 2 ? 'before' : 'after'
}

/**
 * Puts the elements of a field into another order, by dragging and by Alt+Shift with an arrow key. Rows carry their
 * key as `data-element`.
 */
export function useElementMoving(
  record: () => CatalogueRecord,
  field: string
): {
  move(key: string, by: number): Promise<void>
  /** The class of the row beside which the dragged one would be put. */
  mark(key: string): Side | undefined
  readonly listeners: Readonly<Record<string, (event: never) => void>>
} {
  const { catalogue } = useCatalogue()
  const { putElements } = useEditing()
  const notices = useNoticesStore()
  const dragged = shallowRef<string | null>(null)
  const place = shallowRef<{ readonly key: string; readonly side: Side } | null>(null)
  let focused: HTMLElement | null = null

  // A row that is moved in the document loses the keyboard.
  watch(
    () => elementsOf(record(), field),
    async () => {
      const kept = focused
      focused = null
      await nextTick()
      kept?.focus()
    }
  )

  async function put(key: string, positionAmongOthers: (others: readonly string[]) => number) {
    const elements = elementsOf(record(), field)
    const moved = elements.find(element => element.key === key)
    if (!moved || catalogue.readOnly !== null) return
    const others = elements.filter(element => element.key !== key)
    const position = positionAmongOthers(others.map(other => other.key))
    try {
      await putElements(record(), field, others.toSpliced(position, 0, moved))
    } catch (error) {
      notices.reportError(error)
    }
  }

  async function move(key: string, by: number): Promise<void> {
    const keys = elementsOf(record(), field).map(element => element.key)
    const position = keys.indexOf(key) + by
    if (position < 0 || position >= keys.length) return
    focused = document.activeElement instanceof HTMLElement ? document.activeElement : null
    await put(key, () => position)
  }

  function end(): void {
    dragged.value = null
    place.value = null
  }

  const listeners = {
    onKeydown(event: KeyboardEvent) {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      const key = rowOf(event)?.dataset['element']
      if (!event.altKey || !event.shiftKey || by === undefined || key === undefined) return
      event.preventDefault()
      void move(key, by)
    },
    onDragstart(event: DragEvent) {
      const key = rowOf(event)?.dataset['element']
      if (key === undefined || !event.dataTransfer) return
      dragged.value = key
      event.dataTransfer.setData(dragType, key)
      event.dataTransfer.effectAllowed = 'move'
    },
    onDragover(event: DragEvent) {
      const row = rowOf(event)
      const key = row?.dataset['element']
      if (dragged.value === null || !row || key === undefined) return
      event.preventDefault()
      place.value = { key, side: sideOf(row, event) }
    },
    onDrop(event: DragEvent) {
      const [key, target] = [dragged.value, place.value]
      if (key === null) return
      event.preventDefault()
      end()
      if (!target || target.key === key) return
      void put(key, others => others.indexOf(target.key) + (target.side === 'after' ? 1 : 0))
    },
    onDragend: end
  }

  return {
    move,
    mark: key => (place.value?.key === key && dragged.value !== key ? place.value.side : undefined),
    listeners
  }
}
