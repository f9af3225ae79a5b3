import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { newTransactionId } from '../services/ids'
import { useNavigationStore } from '../stores/navigation'
import type { ListState } from '../stores/navigation'
import { usePreferencesStore } from '../stores/preferences'
import { useCatalogue } from './useCatalogue'

/** A list kept under a name: what it searches, how it is narrowed, its order and its columns. */
export interface SavedView {
  readonly id: string
  readonly name: string
  readonly state: ListState
}

export interface SavedViews {
  readonly views: ComputedRef<readonly SavedView[]>
  /** The view that the list was opened by. */
  readonly current: ComputedRef<SavedView | undefined>
  /** Whether the list differs by now from the view it was opened by. */
  readonly isChanged: ComputedRef<boolean>
  open(view: SavedView): void
  /** Keeps the list that is shown, with the columns it shows. */
  add(name: string, columns: readonly string[]): void
  update(view: SavedView, columns: readonly string[]): void
  rename(view: SavedView, name: string): void
  remove(view: SavedView): void
  /** Moves it by so many places, down for positive numbers. */
  move(view: SavedView, by: number): void
}

/** The saved views of the open catalogue, for the person at this machine. */
export function useSavedViews(): SavedViews {
  const { catalogue } = useCatalogue()
  const preferences = usePreferencesStore()
  const navigation = useNavigationStore()
  const key = `views:${catalogue.id}`

  const views = computed<readonly SavedView[]>(() => {
    try {
      return JSON.parse(preferences.remembered(key) ?? '[]') as readonly SavedView[]
    } catch {
      return []
    }
  })
  const current = computed(() => views.value.find(({ id }) => id === navigation.viewId))

  function keep(next: readonly SavedView[]): void {
    void preferences.remember(key, JSON.stringify(next))
  }

  function replace(view: SavedView, changes: Partial<SavedView>): void {
    keep(views.value.map(each => (each.id === view.id ? { ...each, ...changes } : each)))
  }

  function stateNow(columns: readonly string[]): ListState {
    return { ...navigation.state, columns }
  }

  return {
    views,
    current,
    isChanged: computed(
      () =>
        current.value !== undefined &&
        JSON.stringify(current.value.state) !== JSON.stringify(navigation.state)
    ),
    open(view) {
      navigation.showState(view.state, view.id)
    },
    add(name, columns) {
      const view = { id: newTransactionId(), name, state: stateNow(columns) }
      keep([...views.value, view])
      navigation.columns = columns
      navigation.viewId = view.id
    },
    update(view, columns) {
      replace(view, { state: stateNow(columns) })
      navigation.columns = columns
    },
    rename(view, name) {
      replace(view, { name })
    },
    remove(view) {
      keep(views.value.filter(({ id }) => id !== view.id))
      if (navigation.viewId === view.id) navigation.viewId = null
    },
    move(view, by) {
      const from = views.value.findIndex(({ id }) => id === view.id)
      const to = from + by
      if (from < 0 || to < 0 || to >= views.value.length) return
      const others = views.value.filter(({ id }) => id !== view.id)
      keep([...others.slice(0, to), view, ...others.slice(to)])
    }
  }
}
