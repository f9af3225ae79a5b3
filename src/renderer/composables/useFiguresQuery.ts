import type { Remote } from 'comlink'
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import { useNoticesStore } from '../stores/notices'
import type { FiguresIndex } from '../worker/figures/figuresIndex'
import { useCatalogue } from './useCatalogue'

export interface FiguresAnswer<Value> {
  readonly value: Readonly<ShallowRef<Value>>
  /** Whether the first answer is still awaited. */
  readonly isWaiting: Readonly<Ref<boolean>>
}

/** A question to the figures, asked anew when its terms or the figures change; late answers are dropped. */
export function useFiguresQuery<Terms, Value>(
  terms: () => Terms,
  ask: (index: Remote<FiguresIndex>, terms: Terms) => Promise<Value>,
  initial: Value
): FiguresAnswer<Value> {
  const { figures } = useCatalogue()
  const notices = useNoticesStore()
  const value = shallowRef<Value>(initial)
  const isWaiting = ref(true)
  let last = 0

  async function askNow(): Promise<void> {
    const own = ++last
    const answer = await ask(figures.index, terms())
    if (own !== last) return
    value.value = answer
    isWaiting.value = false
  }

  function askAgain(): void {
    askNow().catch(notices.reportError)
  }

  watch(() => JSON.stringify(terms()), askAgain, { immediate: true })
  onScopeDispose(figures.onChanged(askAgain))
  onScopeDispose(() => last++)
  return { value, isWaiting }
}
