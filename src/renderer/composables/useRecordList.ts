import { onScopeDispose, shallowReactive, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { CatalogueRecord } from '../../shared/records/record'
import type { Query } from '../../shared/search/query'
import { recordById } from '../db/repositories/records'
import { useNoticesStore } from '../stores/notices'
import { usePreferencesStore } from '../stores/preferences'
import { useSessionStore } from '../stores/session'
import type { Row, View } from '../worker/indexTypes'
import { keepFirstRows, keptFirstRows } from '../services/firstRows'
import type { FirstRows } from '../services/firstRows'
import { oneAtATime } from '../services/oneAtATime'
import { useCatalogue } from './useCatalogue'

const pageSize = 100
/** Pages kept; those farthest from what is in sight are forgotten first. */
const keptPages = 30

/** No list of the index: nothing, or what was kept of the last session. */
const noView = 0

export interface RecordList {
  readonly view: Readonly<ShallowRef<View>>
  /** The row at a position; undefined while it is being fetched. */
  rowAt(position: number): Row | undefined
  /** Fetches the rows that came into sight. */
  fetchRows(first: number, last: number): void
  idAt(position: number): Promise<string | undefined>
  recordAt(position: number): Promise<CatalogueRecord | undefined>
  positionOf(id: string): Promise<number>
}

function isSame(one: Query, other: Query): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** The list that the navigation asks for: the index holds it, rows are fetched as they come into sight. */
export function useRecordList(
  query: ComputedRef<Query>,
  columns: ComputedRef<readonly string[]>
): RecordList {
  const { index, database, catalogue, indexedUpTo, whenIndexed, onIndexed } = useCatalogue()
  const notices = useNoticesStore()
  const session = useSessionStore()
  const preferences = usePreferencesStore()
  const made = (): string => `${session.state?.version ?? ''} ${preferences.locale}`
  // What was shown last, until the index is loaded.
  const asked = { query: query.value, columns: columns.value, made: made() }
  const kept = keptFirstRows(catalogue, asked)
  const view = shallowRef<View>({ view: noView, count: kept?.count ?? 0 })
  const rows = shallowReactive(new Map(kept?.rows.entries()))
  /** Pages that hold what the view has now. */
  const fetched = new Set<number>()
  let range: readonly [number, number] = [0, 0]
  let isFetching = false
  let shown: Query | null = null

  /**
   * What is typed, or changes, while an answer is on its way becomes one further question. A list takes the place of
   * the one before together with its first rows: until then nothing in sight changes.
   */
  const ask = oneAtATime(async () => {
    const asked = query.value
    const result = await index.query(asked)
    const isOther = shown === null || !isSame(asked, shown)
    const first = isOther ? 0 : Math.min(range[0], Math.max(0, result.count - 1))
    const page = Math.floor(first / pageSize)
    const wanted = columns.value
    const found = await index.page(result.view, page * pageSize, pageSize, [...wanted])
    if (!isSame(asked, query.value)) return
    shown = asked
    view.value = result
    fetched.clear()
    if (isOther) rows.clear()
    for (const position of rows.keys()) if (position >= result.count) rows.delete(position)
    if (columns.value === wanted) take(page, found)
    if (page === 0) void keep(result, { query: asked, columns: wanted, rows: found })
    fetchRows(...range)
  })

  /** A list that is still being filled is kept once it is whole, if it is still the one that is shown. */
  async function keep(list: View, first: Pick<FirstRows, 'query' | 'columns' | 'rows'>) {
    await whenIndexed()
    const positions = indexedUpTo()
    // What is only looked at, as of an earlier moment, is not come back to.
    if (!positions || catalogue.asOf || view.value !== list) return
    keepFirstRows(catalogue.device, positions, { ...first, count: list.count, made: made() })
  }

  function take(page: number, found: readonly Row[]): void {
    fetched.add(page)
    found.forEach((row, offset) => rows.set(page * pageSize + offset, row))
  }

  /** The first page in sight that is not there; while one is fetched the table may have moved on. */
  function missingPage(): number | undefined {
    const [first, last] = range
    const lastPage = Math.floor(Math.min(last, view.value.count - 1) / pageSize)
    for (let page = Math.floor(first / pageSize); page <= lastPage; page++) {
      if (!fetched.has(page)) return page
    }
    return undefined
  }

  async function fetchPage(page: number): Promise<void> {
    const from = view.value
    const asked = columns.value
    const found = await index.page(from.view, page * pageSize, pageSize, [...asked])
    if (view.value.view !== from.view || columns.value !== asked) return
    take(page, found)
    forgetFarPages(page)
  }

  function forgetFarPages(near: number): void {
    if (fetched.size <= keptPages) return
    const distance = (page: number): number => Math.abs(page - near)
    const far = [...fetched].sort((a, b) => distance(b) - distance(a))
    for (const page of far.slice(0, fetched.size - keptPages)) fetched.delete(page)
    for (const position of rows.keys()) {
      if (!fetched.has(Math.floor(position / pageSize))) rows.delete(position)
    }
  }

  /** One page at a time, always the one that is wanted now: a long scroll does not queue what it passed. */
  async function fetchMissing(): Promise<void> {
    if (isFetching) return
    isFetching = true
    try {
      for (let page = missingPage(); page !== undefined; page = missingPage()) await fetchPage(page)
    } finally {
      isFetching = false
    }
  }

  function fetchRows(first: number, last: number): void {
    range = [first, last]
    fetchMissing().catch(notices.reportError)
  }

  function askAgain(): void {
    ask().catch(notices.reportError)
  }

  async function idAt(position: number): Promise<string | undefined> {
    if (view.value.view === noView) return rows.get(position)?.id
    return (await index.rows(view.value.view, position, 1))[0]
  }

  watch(
    query,
    (next, before) => {
      if (!before || !isSame(next, before)) askAgain()
    },
    { immediate: true }
  )
  watch(columns, () => {
    fetched.clear()
    fetchRows(...range)
  })
  onScopeDispose(onIndexed(askAgain))

  return {
    view,
    rowAt: position => rows.get(position),
    fetchRows,
    idAt,
    async recordAt(position) {
      const id = await idAt(position)
      return id === undefined ? undefined : recordById(database, id)
    },
    positionOf: async id => index.positionOf(view.value.view, id)
  }
}
