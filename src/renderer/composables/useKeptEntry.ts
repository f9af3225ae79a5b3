import { onScopeDispose } from 'vue'
import { typeAgain, typedTexts } from '../services/keptTexts'
import type { KeptText } from '../services/keptTexts'
import { useNavigationStore } from '../stores/navigation'
import type { Place } from '../stores/navigation'
import { useNoticesStore } from '../stores/notices'
import { useSessionStore } from '../stores/session'

interface KeptEntry {
  readonly device: string
  readonly place: Place
  readonly newKind: string | null
  readonly texts: readonly KeptText[]
}

const storageKey = 'keptEntry'

/** When the page must begin anew, the open record and what was typed in it are there again afterwards. */
export function useKeptEntry(device: string): void {
  const navigation = useNavigationStore()
  const notices = useNoticesStore()

  function keep(): void {
    const { place, newKind } = navigation
    const entry: KeptEntry = { device, place, newKind, texts: typedTexts() }
    sessionStorage.setItem(storageKey, JSON.stringify(entry))
  }

  async function bringBack({ place, newKind, texts }: KeptEntry): Promise<void> {
    if (newKind === null) navigation.showRecord(place.recordId, place.list)
    else navigation.beginRecord(newKind)
    for (const text of await typeAgain(texts)) {
      notices.add('warning', 'entryKept', { detail: text })
    }
  }

  const stored = sessionStorage.getItem(storageKey)
  sessionStorage.removeItem(storageKey)
  const entry = stored === null ? null : (JSON.parse(stored) as KeptEntry)
  if (entry?.device === device) void bringBack(entry)
  onScopeDispose(useSessionStore().onFailing(keep))
}
