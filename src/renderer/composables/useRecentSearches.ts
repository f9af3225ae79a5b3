import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useCatalogue } from './useCatalogue'
import { useRemembered } from './useRemembered'

const kept = 12

/** What was searched for lately in this catalogue, the last first. */
export function useRecentSearches(): {
  readonly recent: ComputedRef<readonly string[]>
  add(text: string): void
  clear(): void
} {
  const { catalogue } = useCatalogue()
  const texts = useRemembered<readonly string[]>(`searches:${catalogue.id}`, [])
  return {
    recent: computed(() => texts.value),
    add(text) {
      const trimmed = text.trim()
      if (trimmed.length < 2) return
      texts.value = [trimmed, ...texts.value.filter(other => other !== trimmed)].slice(0, kept)
    },
    clear() {
      texts.value = []
    }
  }
}
