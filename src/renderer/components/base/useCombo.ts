import { computed, nextTick, ref, watch } from 'vue'
import type { ComputedRef, Ref } from 'vue'
import type { FoundOptions, Option } from './filterOptions'

export type Row =
  | { readonly kind: 'option'; readonly option: Option }
  | { readonly kind: 'create'; readonly text: string }

interface ComboSetting {
  /** What was typed since the list opened. */
  readonly query: Ref<string>
  readonly value: Ref<string>
  readonly isOpen: Ref<boolean>
  readonly found: ComputedRef<FoundOptions>
  readonly isFree: () => boolean
  readonly canCreate: () => boolean
  readonly take: (row: Row) => void
}

interface Combo {
  rows: ComputedRef<readonly Row[]>
  highlighted: Ref<number>
  move: (step: number) => void
  takeHighlighted: () => boolean
}

/** Rows of the list and which of them is highlighted. */
export function useCombo(setting: ComboSetting): Combo {
  const { query, value, isOpen, found, isFree, canCreate, take } = setting
  const highlighted = ref(-1)

  const rows = computed<readonly Row[]>(() => {
    const shown: Row[] = found.value.shown.map(option => ({ kind: 'option', option }))
    const text = query.value.trim()
    const isKnown = found.value.shown.some(({ label }) => label === text)
    return isOpen.value && canCreate() && text && !isKnown
      ? [...shown, { kind: 'create', text }]
      : shown
  })

  // What is highlighted belongs to the former text until the rows for this one have come.
  watch(query, () => (highlighted.value = -1))
  watch([rows, isOpen], () => {
    highlighted.value = isOpen.value ? offered() : -1
  })

  /** Before anything is typed the present value; then the first match, unless free text must win over it. */
  function offered(): number {
    if (query.value.trim() === '') {
      return rows.value.findIndex(row => row.kind === 'option' && row.option.value === value.value)
    }
    return !isFree() && rows.value[0]?.kind === 'option' ? 0 : -1
  }

  function move(step: number): void {
    if (!isOpen.value) {
      isOpen.value = true
      void nextTick(() => (highlighted.value = Math.max(offered(), rows.value.length > 0 ? 0 : -1)))
      return
    }
    const count = rows.value.length
    if (count === 0) return
    const from = highlighted.value < 0 && step < 0 ? 0 : highlighted.value
    highlighted.value = (from + step + count) % count
  }

  function takeHighlighted(): boolean {
    const row = isOpen.value ? rows.value[highlighted.value] : undefined
    if (row) take(row)
    return row !== undefined
  }

  return { rows, highlighted, move, takeHighlighted }
}
