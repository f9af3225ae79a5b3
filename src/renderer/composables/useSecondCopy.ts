import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { SecondLocationStatus } from '../../shared/copies/status'
import { onMainEvent } from '../services/mainEvents'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'

/** How the copy in the second location stands; null until it is known. */
export function useSecondCopy(): ShallowRef<SecondLocationStatus | null> {
  const { main } = useCatalogue()
  const notices = useNoticesStore()
  const status = shallowRef<SecondLocationStatus | null>(null)
  onScopeDispose(
    onMainEvent('secondLocation', told => {
      status.value = told
    })
  )
  main.copies
    .secondLocation()
    .then(found => {
      status.value ??= found
    })
    .catch(notices.reportError)
  return status
}
