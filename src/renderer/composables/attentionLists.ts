import { computed } from 'vue'
import type { Ref } from 'vue'
import { useNavigationStore } from '../stores/navigation'
import { useCounts } from './useCounts'

/**
 * Something in the catalogue that wants attention, as an entry of the left pane. Its label is `attention.<name>` of
 * the locales. It is out of sight while there is nothing in it.
 */
export interface AttentionList {
  readonly name: string
  readonly isAlwaysShown?: boolean
  /** Called once, within the setup of the pane. */
  use(): AttentionState
}

export interface AttentionState {
  readonly count: Readonly<Ref<number>>
  readonly isCurrent?: Readonly<Ref<boolean>>
  /** Shows what is counted. */
  open(): void
}

const drafts: AttentionList = {
  name: 'drafts',
  use() {
    const navigation = useNavigationStore()
    const counts = useCounts()
    return {
      count: computed(() => counts.value.drafts),
      isCurrent: computed(
        () =>
          navigation.list.list === 'all' &&
          JSON.stringify(navigation.filters) === JSON.stringify({ status: ['draft'] })
      ),
      open() {
        navigation.showList({ list: 'all' })
        navigation.filters = { status: ['draft'] }
      }
    }
  }
}

const trash: AttentionList = {
  name: 'trash',
  isAlwaysShown: true,
  use() {
    const navigation = useNavigationStore()
    const counts = useCounts()
    return {
      count: computed(() => counts.value.trash),
      isCurrent: computed(() => navigation.list.list === 'trash'),
      open() {
        navigation.showList({ list: 'trash' })
      }
    }
  }
}

/** In the order of the pane; a further list is added here and in the locales. */
export const attentionLists: readonly AttentionList[] = [drafts, trash]
