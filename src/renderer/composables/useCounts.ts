import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { oneAtATime } from '../services/oneAtATime'
import type { Counts } from '../worker/indexTypes'
import { useCatalogue } from './useCatalogue'

/** How many records there are of each kind, in the trash and in draft. */
export function useCounts(): Readonly<ShallowRef<Counts>> {
  const { index, onIndexed } = useCatalogue()
  const counts = shallowRef<Counts>({ byKind: {}, trash: 0, drafts: 0 })

  const read = oneAtATime(async () => {
    counts.value = await index.counts()
  })

  void read()
  onScopeDispose(onIndexed(() => void read()))
  return counts
}
