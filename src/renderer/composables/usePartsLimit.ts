import { computed, ref, watch } from 'vue'
import type { ComputedRef } from 'vue'
import type { PartsQuestion, SeriesQuestion } from '../worker/figures/figuresTypes'

/** Of thousands of sections the first are drawn, until all are asked for; another question begins anew. */
export function usePartsLimit(
  question: () => SeriesQuestion,
  first: number
): { readonly asked: ComputedRef<PartsQuestion>; unfold(): void } {
  const limit = ref(first)
  watch(question, () => (limit.value = first))
  return {
    asked: computed(() => ({ ...question(), limit: limit.value })),
    unfold: () => (limit.value = Infinity)
  }
}
