import { computed, ref, shallowRef, watch } from 'vue'
import type { ComputedRef, Ref } from 'vue'
import type { Kind } from '../../shared/records/kind'
import { formatNamed } from '../../shared/exchange/formats'
import { kindsOfFormat } from '../services/exportChoices'
import type { ExportScope } from '../services/exportChoices'
import { chosenIdsByKind, countOfList, idsByKind } from '../services/exportIds'
import { useNavigationStore } from '../stores/navigation'
import type { Query } from '../../shared/search/query'
import { useCatalogue } from './useCatalogue'
import { useCounts } from './useCounts'
import { useListQuery } from './useListQuery'
import { useSelected } from './useSelected'
import type { IdsByKind } from '../../shared/exchange/planFiles'

export interface ExportScopes {
  readonly scope: Ref<ExportScope>
  /** Name of the kind, for one kind. */
  readonly kind: Ref<string>
  /** The kinds that the format has a place for. */
  readonly kinds: ComputedRef<readonly Kind[]>
  /** Records in each scope. */
  readonly counts: ComputedRef<Readonly<Record<ExportScope, number>>>
  /** The only kind that is exported; undefined for several. */
  readonly onlyKind: ComputedRef<Kind | undefined>
  ids(): Promise<IdsByKind>
}

/** Which records are exported, and how many they are. */
export function useExportScope(form: () => string, isOpen: () => boolean): ExportScopes {
  const { index } = useCatalogue()
  const navigation = useNavigationStore()
  const selected = useSelected()
  const listQuery = useListQuery()
  const all = useCounts()
  const scope = ref<ExportScope>('list')
  const kind = ref('')
  const listCount = shallowRef(0)
  const selectedCount = shallowRef(0)

  const kinds = computed(() => kindsOfFormat(formatNamed(form())))
  const listKind = computed(() => (navigation.list.list === 'kind' ? navigation.list.kind : null))

  function query(isList: boolean, only: string | null): Query {
    if (isList) return { ...listQuery.value, kind: only }
    return { kind: only, text: '', isTrash: false, filters: {}, sort: null }
  }

  function kindsIn(wanted: ExportScope): readonly Kind[] {
    const only = wanted === 'list' ? listKind.value : wanted === 'kind' ? kind.value : null
    return only === null ? kinds.value : kinds.value.filter(({ name }) => name === only)
  }

  /** Names of the kinds that are exported, and the list; null where nothing is, as from the trash. */
  function listIn(wanted: ExportScope): { names: readonly string[]; query: Query } | null {
    const names = kindsIn(wanted).map(({ name }) => name)
    const isTrash = wanted === 'list' && navigation.list.list === 'trash'
    if (names.length === 0 || isTrash) return null
    const only = names.length === 1 ? (names[0] ?? null) : null
    return { names, query: query(wanted === 'list', only) }
  }

  async function idsIn(wanted: ExportScope): Promise<IdsByKind> {
    const list = listIn(wanted)
    if (!list) return new Map()
    if (wanted === 'selected') return chosenIdsByKind(index, selected.source(), list.names)
    return idsByKind(index, list.query, list.names)
  }

  const counts = computed(() => {
    const countOf = (wanted: readonly Kind[]): number =>
      wanted.reduce((sum, { name }) => sum + (all.value.byKind[name] ?? 0), 0)
    return {
      list: listCount.value,
      selected: selectedCount.value,
      kind: countOf(kindsIn('kind')),
      all: countOf(kinds.value)
    }
  })

  async function countLists(): Promise<void> {
    const list = listIn('list')
    listCount.value = list ? await countOfList(index, list.query, list.names) : 0
    const chosen = selected.areSeveral.value ? await idsIn('selected') : new Map<string, string[]>()
    selectedCount.value = [...chosen.values()].reduce((sum, ids) => sum + ids.length, 0)
  }

  /** A format that has no place for what was chosen falls back to what it has. */
  function settle(): void {
    if (!kinds.value.some(({ name }) => name === kind.value))
      kind.value = kinds.value[0]?.name ?? ''
    const isEmpty = counts.value[scope.value] === 0
    if (isEmpty && (scope.value === 'list' || scope.value === 'selected')) scope.value = 'kind'
  }

  async function reset(): Promise<void> {
    kind.value = listKind.value ?? ''
    scope.value = selected.areSeveral.value ? 'selected' : 'list'
    await countLists()
    settle()
  }

  watch(form, async () => {
    await countLists()
    settle()
  })
  // At once too: a dialog that is loaded when it is first opened begins open.
  watch(
    isOpen,
    open => {
      if (open) void reset()
    },
    { immediate: true }
  )

  const onlyKind = computed(() => {
    const wanted = kindsIn(scope.value)
    return wanted.length === 1 ? wanted[0] : undefined
  })
  return { scope, kind, kinds, counts, onlyKind, ids: async () => idsIn(scope.value) }
}
