import { computed } from 'vue'
import type { Ref } from 'vue'
import { useBulkStore } from '../stores/bulk'
import { useDialogsStore } from '../stores/dialogs'
import { useDuplicatesStore } from '../stores/duplicates'
import { useFixityStore } from '../stores/fixity'
import { useNavigationStore } from '../stores/navigation'
import { useCounts } from './useCounts'
import { useFiguresOverview } from './useFiguresOverview'

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
          navigation.figures === null &&
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
      isCurrent: computed(() => navigation.figures === null && navigation.list.list === 'trash'),
      open() {
        navigation.showList({ list: 'trash' })
      }
    }
  }
}

const conflicts: AttentionList = {
  name: 'conflicts',
  use: () => figuresList('conflicts', 'openConflicts')
}

const checks: AttentionList = { name: 'checks', use: () => figuresList('checks', 'findings') }

function figuresList(
  view: 'conflicts' | 'checks',
  counted: 'openConflicts' | 'findings'
): AttentionState {
  const navigation = useNavigationStore()
  const overview = useFiguresOverview()
  return {
    count: computed(() => overview.value[counted]),
    isCurrent: computed(() => navigation.figures?.view === view),
    open() {
      navigation.showFigures({ view })
    }
  }
}

const duplicates: AttentionList = {
  name: 'duplicates',
  use() {
    const found = useDuplicatesStore()
    const bulk = useBulkStore()
    return {
      count: computed(() => found.groups.length),
      open() {
        bulk.dialog = 'duplicates'
      }
    }
  }
}

const missingFiles: AttentionList = {
  name: 'missingFiles',
  use() {
    const fixity = useFixityStore()
    const dialogs = useDialogsStore()
    return {
      count: computed(() => fixity.status?.counts.missing ?? 0),
      open() {
        dialogs.show('scanFiles')
      }
    }
  }
}

/** In the order of the pane; a further list is added here and in the locales. */
export const attentionLists: readonly AttentionList[] = [
  conflicts,
  checks,
  drafts,
  duplicates,
  missingFiles,
  trash
]
