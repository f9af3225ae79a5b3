import { onScopeDispose } from 'vue'
import { onMainEvent } from '../services/mainEvents'
import { nameExpectedFiles } from '../services/fixity'
import { useDialogsStore } from '../stores/dialogs'
import { useFixityStore } from '../stores/fixity'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'

/** While a catalogue is open: says which files there should be, and tells of damage when it is found. */
export function useFixityWatch(): void {
  const context = useCatalogue()
  const store = useFixityStore()
  const notices = useNoticesStore()
  const dialogs = useDialogsStore()

  async function read(): Promise<void> {
    store.take(await context.main.fixity.status())
  }

  function withdraw(): void {
    for (const { id, code } of notices.notices) if (code === 'fixityFound') notices.dismiss(id)
  }

  const { told, stop } = nameExpectedFiles(context)
  told.then(read).catch(notices.reportError)
  onScopeDispose(stop)
  onScopeDispose(
    onMainEvent('fixityChanged', ({ newFindings, damaged }) => {
      const isShown = dialogs.open === 'fixity'
      if (damaged === 0) withdraw()
      else if (newFindings > 0 && !isShown)
        notices.add('warning', 'fixityFound', { count: damaged })
      read().catch(notices.reportError)
    })
  )
}
