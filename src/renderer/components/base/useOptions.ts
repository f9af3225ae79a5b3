import { computed, ref, shallowRef, watch } from 'vue'
import type { ComputedRef, Ref } from 'vue'
import { filterOptions } from './filterOptions'
import type { FoundOptions, Option } from './filterOptions'

export type SearchOptions = (text: string) => Promise<readonly Option[]>

interface OptionsShown {
  found: ComputedRef<FoundOptions>
  isSearching: Ref<boolean>
  /** Resolves when the answer to what was typed last has come. */
  settled: () => Promise<void>
}

const shownAtMost = 50

/** The options for what was typed: from a list at hand, or from a search whose late answers are dropped. */
export function useOptions(
  options: () => readonly Option[] | undefined,
  search: () => SearchOptions | undefined,
  query: Ref<string>,
  isOpen: Ref<boolean>
): OptionsShown {
  const answered = shallowRef<readonly Option[]>([])
  const isSearching = ref(false)
  let latest = 0
  let pending = Promise.resolve()

  async function ask(search: SearchOptions, text: string): Promise<void> {
    const asked = ++latest
    isSearching.value = true
    try {
      const answer = await search(text)
      if (asked === latest) answered.value = answer
    } finally {
      if (asked === latest) isSearching.value = false
    }
  }

  watch([query, isOpen], ([text, open]) => {
    const searching = search()
    if (open && searching) pending = ask(searching, text)
  })

  const found = computed<FoundOptions>(() => {
    if (!isOpen.value) return { shown: [], more: 0 }
    if (!search()) return filterOptions(options() ?? [], query.value, shownAtMost)
    const all = answered.value
    return { shown: all.slice(0, shownAtMost), more: Math.max(0, all.length - shownAtMost) }
  })
  return { found, isSearching, settled: () => pending }
}
