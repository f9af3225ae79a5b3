import type { Remote } from 'comlink'
import { onScopeDispose, ref, shallowReactive, shallowRef, watch } from 'vue'
import type { Ref, ShallowReactive, ShallowRef } from 'vue'
import { useNoticesStore } from '../stores/notices'
import type { FiguresIndex } from '../worker/figures/figuresIndex'
import type { Page, Span } from '../worker/figures/figuresTypes'
import { useCatalogue } from './useCatalogue'

const pageSize = 100

export interface FiguresRows<Row, Answer extends Page<Row>> {
  readonly total: Readonly<Ref<number>>
  readonly isWaiting: Readonly<Ref<boolean>>
  /** The answer last received, with what it says beside its rows. */
  readonly answer: Readonly<ShallowRef<Answer | null>>
  readonly rows: ShallowReactive<Map<number, Row>>
  fetch(first: number, last: number): void
}

/** A long list of the figures' worker, of which the rows in sight are fetched. */
export function useFiguresRows<Row, Answer extends Page<Row>, Terms>(
  terms: () => Terms,
  ask: (index: Remote<FiguresIndex>, terms: Terms, span: Span) => Promise<Answer>
): FiguresRows<Row, Answer> {
  const { figures } = useCatalogue()
  const notices = useNoticesStore()
  const total = ref(0)
  const isWaiting = ref(true)
  const answer: ShallowRef<Answer | null> = shallowRef(null)
  const rows = shallowReactive(new Map<number, Row>())
  const requested = new Set<number>()
  let version = 0
  let seen: readonly [number, number] = [0, 0]

  async function fetchPage(page: number, own: number): Promise<void> {
    const received = await ask(figures.index, terms(), { from: page * pageSize, count: pageSize })
    if (own !== version) return
    received.rows.forEach((row, at) => rows.set(page * pageSize + at, row))
    for (const index of rows.keys()) if (index >= received.total) rows.delete(index)
    total.value = received.total
    answer.value = received
    isWaiting.value = false
  }

  function fetch(first: number, last: number): void {
    seen = [first, last]
    for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) {
      if (requested.has(page)) continue
      requested.add(page)
      fetchPage(page, version).catch(notices.reportError)
    }
  }

  /** What is shown stays until the new answer is there. */
  function askAgain(): void {
    version++
    requested.clear()
    fetch(...seen)
  }

  watch(
    () => JSON.stringify(terms()),
    () => {
      seen = [0, 0]
      askAgain()
    },
    { immediate: true }
  )
  onScopeDispose(figures.onChanged(askAgain))
  onScopeDispose(() => version++)
  return { total, isWaiting, answer, rows, fetch }
}
