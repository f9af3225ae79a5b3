import { watch } from 'vue'
import { usePreferencesStore } from '../stores/preferences'
import { useNavigationStore } from '../stores/navigation'
import type { ListState } from '../stores/navigation'

/** The list that was shown last, with its filters and order, is shown again at the next start; the search is not. */
export function useKeptList(catalogueId: string): void {
  const navigation = useNavigationStore()
  const preferences = usePreferencesStore()
  const key = `list:${catalogueId}`

  const kept = read()
  if (kept) {
    navigation.showState(kept.state, kept.viewId)
    navigation.past = []
  }
  watch(
    // Without the text, or each letter typed into the search would be written to the disk.
    () => JSON.stringify({ state: { ...navigation.state, text: '' }, viewId: navigation.viewId }),
    text => void preferences.remember(key, text)
  )

  function read(): { state: ListState; viewId: string | null } | null {
    const text = preferences.remembered(key)
    if (text === undefined) return null
    try {
      return JSON.parse(text) as { state: ListState; viewId: string | null }
    } catch {
      return null
    }
  }
}
