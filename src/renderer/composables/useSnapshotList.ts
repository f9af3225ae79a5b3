import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { SnapshotList } from '../../shared/snapshots/calls'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'

/** The snapshots of both places; undefined until they are known. */
export function useSnapshotList(): {
  readonly list: ShallowRef<SnapshotList | undefined>
  load(): Promise<void>
} {
  const { main } = useCatalogue()
  const notices = useNoticesStore()
  const list = shallowRef<SnapshotList>()
  return {
    list,
    async load() {
      try {
        list.value = await main.snapshots.list()
      } catch (error) {
        list.value = { snapshots: [], unreadable: [] }
        notices.reportError(error)
      }
    }
  }
}
