import { computed, onScopeDispose, shallowReactive, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { CatalogueRecord } from '../../shared/records/record'
import { recordsById } from '../db/repositories/records'
import { useNavigationStore } from '../stores/navigation'
import { useNoticesStore } from '../stores/notices'
import type { Query, View } from '../worker/indexTypes'
import { useCatalogue } from './useCatalogue'

const pageSize = 100

export interface RecordList {
  readonly query: ComputedRef<Query>
  readonly view: Readonly<ShallowRef<View>>
  /** The record at a position; undefined while it is being fetched. */
  rowAt(position: number): CatalogueRecord | undefined
  /** Fetches the rows that came into sight. */
  fetchRows(first: number, last: number): void
  idAt(position: number): Promise<string | undefined>
  positionOf(id: string): Promise<number>
}

/** The list that the navigation asks for: the index holds it, records are fetched as they come into sight. */
export function useRecordList(): RecordList {
  const { index, database, onIndexed } = useCatalogue()
  const navigation = useNavigationStore()
  const notices = useNoticesStore()
  const view = shallowRef<View>({ view: 0, count: 0 })
  const rows = shallowReactive(new Map<number, CatalogueRecord>())
  const requested = new Set<number>()
  let range: readonly [number, number] = [0, 0]

  const query = computed<Query>(() => ({
    kind: navigation.list.list === 'kind' ? navigation.list.kind : null,
    text: navigation.text,
    isTrash: navigation.list.list === 'trash',
    filters: navigation.filters,
    sort: navigation.sort
  }))

  let lastAsked = 0
  async function ask(): Promise<void> {
    const asked = ++lastAsked
    const result = await index.query(JSON.parse(JSON.stringify(query.value)) as Query)
    if (asked !== lastAsked) return
    requested.clear()
    view.value = result
    for (const position of rows.keys()) if (position >= result.count) rows.delete(position)
    fetchRows(...range)
  }

  async function fetchPage(page: number, from: View): Promise<void> {
    const ids = await index.rows(from.view, page * pageSize, pageSize)
    const records = await recordsById(database, ids)
    if (view.value.view !== from.view) return
    records.forEach((record, offset) => {
      if (record) rows.set(page * pageSize + offset, record)
    })
  }

  function fetchRows(first: number, last: number): void {
    range = [first, last]
    for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) {
      if (requested.has(page) || page * pageSize >= view.value.count) continue
      requested.add(page)
      fetchPage(page, view.value).catch(notices.reportError)
    }
  }

  function askAgain(): void {
    ask().catch(notices.reportError)
  }

  watch(
    query,
    () => {
      rows.clear()
      askAgain()
    },
    { immediate: true }
  )
  onScopeDispose(onIndexed(askAgain))

  return {
    query,
    view,
    rowAt: position => rows.get(position),
    fetchRows,
    idAt: async position => (await index.rows(view.value.view, position, 1))[0],
    positionOf: async id => index.positionOf(view.value.view, id)
  }
}
