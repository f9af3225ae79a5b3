import { shallowReactive, watch } from 'vue'
import type { HistoryStep } from '../db/repositories/history'
import { factsOf } from '../services/catalogueHistory'
import type { StepFacts } from '../services/catalogueHistory'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'

/** What the steps looked at come to, read one after the other: a long import takes a moment to count. */
export function useStepFacts(shown: () => readonly HistoryStep[]): ReadonlyMap<string, StepFacts> {
  const { database } = useCatalogue()
  const notices = useNoticesStore()
  const facts = shallowReactive(new Map<string, StepFacts>())
  let isReading = false

  async function read(): Promise<void> {
    if (isReading) return
    isReading = true
    try {
      // Asked anew each time: by then others may be looked at.
      for (;;) {
        const next = shown().find(({ id }) => !facts.has(id))
        if (!next) return
        facts.set(next.id, await factsOf(database, next))
      }
    } finally {
      isReading = false
    }
  }

  watch(shown, () => void read().catch(notices.reportError), { immediate: true })
  return facts
}
