import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { ConditionGroup, Sort } from '../../shared/search/query'
import type { ScanPlace } from '../../shared/viewer/viewed'
import type { FiguresView } from './figuresView'

/** Which list is shown: a kind of record, everything, or the trash. */
export type ListName =
  { readonly list: 'kind'; readonly kind: string } | { readonly list: 'all' | 'trash' }

/** A place one can go back to. */
export interface Place {
  readonly list: ListName
  readonly recordId: string | null
  /** What of the figures is shown in the place of the list. */
  readonly figures?: FiguresView
}

export type Filters = Readonly<Record<string, readonly string[]>>

/** With these values of one facet; without the facet where there are none. */
export function withFilter(filters: Filters, facet: string, values: readonly string[]): Filters {
  const others = Object.entries(filters).filter(([name]) => name !== facet)
  return Object.fromEntries(values.length > 0 ? [...others, [facet, values] as const] : others)
}

/** A list as it is shown: which records, narrowed how, in which order and columns. */
export interface ListState {
  readonly list: ListName
  readonly text: string
  readonly filters: Filters
  readonly conditions: ConditionGroup | null
  readonly sort: Sort | null
  /** Ids of the columns, in order; null for those chosen for the kind. */
  readonly columns: readonly string[] | null
}

const firstPlace: Place = { list: { list: 'all' }, recordId: null }

export const useNavigationStore = defineStore('navigation', () => {
  const past = shallowRef<readonly Place[]>([])
  const future = shallowRef<readonly Place[]>([])
  const place = shallowRef<Place>(firstPlace)
  const text = ref('')
  const filters = shallowRef<Filters>({})
  const conditions = shallowRef<ConditionGroup | null>(null)
  const sort = shallowRef<Sort | null>(null)
  const columns = shallowRef<readonly string[] | null>(null)
  /** Id of the saved view that the list was opened by. */
  const viewId = ref<string | null>(null)
  /** Kind of the record being begun: it exists from its first value on. */
  const newKind = ref<string | null>(null)
  /** Counts records begun, so that a second new one of the same kind is noticed. */
  const newCount = ref(0)
  /** The scan opened in the viewer, which takes the place of the table. */
  const openScan = shallowRef<ScanPlace | null>(null)

  const list = computed(() => place.value.list)
  const recordId = computed(() => place.value.recordId)
  const figures = computed(() => place.value.figures ?? null)

  function go(next: Place): void {
    const isSame = JSON.stringify(next) === JSON.stringify(place.value)
    if (isSame) return
    past.value = [...past.value, place.value].slice(-200)
    future.value = []
    put(next)
  }

  /** What one list was narrowed by, and its order, say nothing about another. */
  function put(next: Place): void {
    if (JSON.stringify(next.list) !== JSON.stringify(place.value.list)) widen()
    place.value = next
  }

  function widen(): void {
    narrow({ text: '', filters: {}, conditions: null, sort: null, columns: null })
    viewId.value = null
  }

  function showList(next: ListName): void {
    newKind.value = null
    openScan.value = null
    widen()
    go({ list: next, recordId: null })
  }

  function narrow(state: Omit<ListState, 'list'>): void {
    text.value = state.text
    filters.value = state.filters
    conditions.value = state.conditions
    sort.value = state.sort
    columns.value = state.columns
  }

  /** Shows a list as it was kept; `id` is that of the saved view. */
  function showState(state: ListState, id: string | null = null): void {
    showList(state.list)
    narrow(state)
    viewId.value = id
  }

  const state = computed<ListState>(() => ({
    list: list.value,
    text: text.value,
    filters: filters.value,
    conditions: conditions.value,
    sort: sort.value,
    columns: columns.value
  }))

  /** Opens a record; the list stays, unless another is named. */
  function showRecord(id: string | null, inList?: ListName): void {
    newKind.value = null
    const { list: current, figures: view } = place.value
    const isElsewhere = inList !== undefined || view === undefined
    go(
      isElsewhere
        ? { list: inList ?? current, recordId: id }
        : { list: current, recordId: id, figures: view }
    )
  }

  /** Shows what the figures say in the place of the list. */
  function showFigures(view: FiguresView): void {
    newKind.value = null
    openScan.value = null
    go({ list: place.value.list, recordId: null, figures: view })
  }

  /** Back to the list as it was left, and to the record that was open in it. */
  function leaveFigures(): void {
    const left = past.value.findLast(({ figures: view }) => view === undefined)
    go({ list: place.value.list, recordId: left?.recordId ?? null })
  }

  function beginRecord(kind: string): void {
    newKind.value = kind
    newCount.value++
    openScan.value = null
    go({ list: { list: 'kind', kind }, recordId: null })
  }

  /** The record being begun exists now: it takes the place of the empty form. */
  function settleNewRecord(id: string): void {
    newKind.value = null
    place.value = { ...place.value, recordId: id }
  }

  function move(from: typeof past, to: typeof future): void {
    const next = from.value.at(-1)
    if (!next) return
    from.value = from.value.slice(0, -1)
    to.value = [...to.value, place.value]
    newKind.value = null
    put(next)
  }

  return {
    place,
    list,
    recordId,
    figures,
    text,
    filters,
    conditions,
    sort,
    columns,
    viewId,
    state,
    newKind,
    newCount,
    openScan,
    past,
    future,
    showList,
    showState,
    showRecord,
    showFigures,
    leaveFigures,
    beginRecord,
    settleNewRecord,
    back: () => {
      move(past, future)
    },
    forward: () => {
      move(future, past)
    }
  }
})
