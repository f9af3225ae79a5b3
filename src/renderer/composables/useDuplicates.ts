import { useDebounceFn } from '@vueuse/core'
import { onScopeDispose } from 'vue'
import { findDuplicates } from '../services/duplicateSearch'
import { useDuplicatesStore } from '../stores/duplicates'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'

/** Up to so many records duplicates are looked for unasked: it takes a second then. */
const mostUnasked = 20_000
/** Milliseconds without a change before they are looked for again. */
const rest = 10_000

/** Looks for duplicates: by itself in a catalogue of ordinary size, otherwise when it is asked to. */
export function useDuplicates(): { look(): Promise<void> } {
  const context = useCatalogue()
  const store = useDuplicatesStore()
  const notices = useNoticesStore()
  let stop = (): void => undefined
  let isClosed = false

  async function look(): Promise<void> {
    stop()
    store.read = 0
    const search = findDuplicates(context, read => {
      store.read = read
    })
    stop = search.stop
    try {
      store.groups = await search.found
      store.isFound = true
    } finally {
      store.read = null
    }
  }

  async function lookUnasked(): Promise<void> {
    if (isClosed) return
    const { byKind } = await context.index.counts()
    const count = Object.values(byKind).reduce((sum, each) => sum + each, 0)
    if (!isClosed && count > 0 && count <= mostUnasked) await look()
  }

  const lookLater = useDebounceFn(() => {
    lookUnasked().catch(notices.reportError)
  }, rest)

  onScopeDispose(context.saving.onCommitted(() => void lookLater()))
  void context.whenIndexed().then(lookLater)
  onScopeDispose(() => {
    isClosed = true
    stop()
  })
  return { look }
}
