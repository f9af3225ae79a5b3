import { shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import type { Match } from '../worker/indexTypes'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'

/** Why each of these records was found by the search; empty without one. */
export function useMatches(
  text: () => string,
  ids: () => readonly string[]
): Readonly<ShallowRef<ReadonlyMap<string, Match>>> {
  const { index } = useCatalogue()
  const notices = useNoticesStore()
  const matches = shallowRef<ReadonlyMap<string, Match>>(new Map())

  async function read(searched: string, wanted: readonly string[]): Promise<void> {
    if (searched.trim() === '') {
      if (matches.value.size > 0) matches.value = new Map()
      return
    }
    const found = await index.matches(searched, [...wanted])
    if (searched !== text()) return
    matches.value = new Map(found.map(match => [match.id, match]))
  }

  watch(
    () => [text(), ids()] as const,
    ([searched, wanted]) => {
      read(searched, wanted).catch(notices.reportError)
    }
  )
  return matches
}
