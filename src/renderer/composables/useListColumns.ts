import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { columnsOf } from '../../shared/records/columns'
import type { Column } from '../../shared/records/columns'
import { fieldOf } from '../../shared/records/kind'
import type { Kind } from '../../shared/records/kind'
import { kindNamed, kinds } from '../../shared/records/kinds'
import type { TableColumn } from '../components/base/tableColumn'
import { useNavigationStore } from '../stores/navigation'
import { useLocale } from './useLocale'
import { useRemembered } from './useRemembered'

export const kindColumn = 'kind'
/** Names the text in which a search found the record, where no other column shows it. */
export const foundColumn = 'found'
/** What a list of several kinds shows at first: what every kind has. */
const common = ['recordTitle', kindColumn, 'referenceCode', 'status']

const titleWidth = 180
const usualWidth = 88
const dateWidth = 116
/** Columns whose values are short, or long. */
const widths: Readonly<Record<string, number>> = {
  referenceCode: 92,
  status: 88,
  kind: 120,
  found: 240
}
/** So that the head of a column is read whole, on two lines: pixels of a letter, and of the margins and the arrow. */
const [letterWidth, headMargin] = [6.6, 26]

/** What a composed title says already, as that of a figure, needs no column of its own. */
function isShown({ titleFields }: Kind, { id, isDefault }: Column): boolean {
  return isDefault && !titleFields.includes(id)
}

function defaultsOf(kind: Kind | null | undefined): readonly string[] {
  if (!kind) return common
  return columnsOf(kind)
    .filter(column => isShown(kind, column))
    .map(({ id }) => id)
}

/** Columns that every kind has, and the kind itself. */
function commonColumns(): readonly Column[] {
  const [first, ...others] = kinds.map(
    kind => new Map(columnsOf(kind).map(each => [each.id, each]))
  )
  return [...(first?.values() ?? [])].filter(({ id }) => others.every(columns => columns.has(id)))
}

export interface ListColumns {
  /** As they are shown, in order. */
  readonly columns: ComputedRef<readonly TableColumn[]>
  /** The ids of those that the index fills. */
  readonly ids: ComputedRef<readonly string[]>
  /** All that can be shown, those shown first. */
  readonly choices: ComputedRef<readonly { id: string; label: string; isShown: boolean }[]>
  choose(ids: readonly string[] | null): void
  move(id: string, before: string | null): void
}

/** Which columns a list shows: chosen for each kind, or by the saved view. */
export function useListColumns(kind: ComputedRef<Kind | null | undefined>): ListColumns {
  const { t } = useI18n()
  const { say } = useLocale()
  const navigation = useNavigationStore()
  const remembered = useRemembered<Readonly<Record<string, readonly string[]>>>('listColumns', {})

  const available = computed<ReadonlyMap<string, TableColumn>>(() => {
    const declared = kind.value ? columnsOf(kind.value) : commonColumns()
    const made = declared.map(tableColumn)
    const others = kind.value ? [] : [named(kindColumn, t('list.kind'))]
    return new Map([...made, ...others].map(column => [column.id, column]))
  })
  const key = computed(() => kind.value?.name ?? 'all')
  const chosen = computed(() => {
    const wanted = navigation.columns ?? remembered.value[key.value] ?? defaultsOf(kind.value)
    const known = wanted.filter(id => available.value.has(id))
    return known.length > 0 ? known : defaultsOf(kind.value)
  })

  function named(id: string, label: string): TableColumn {
    const longestWord = Math.max(...label.split(' ').map(({ length }) => length), label.length / 2)
    const least = Math.ceil(longestWord * letterWidth) + headMargin
    return { id, label, width: Math.max(widths[id] ?? usualWidth, Math.min(least, 200)) }
  }

  function tableColumn({ id, label, isNumeric }: Column): TableColumn {
    const isTitle = id === 'recordTitle'
    const isDate = kind.value && fieldOf(kind.value, id)?.type === 'date'
    const className = id === 'referenceCode' ? 'code' : undefined
    const base = named(id, say(label))
    return {
      ...base,
      width: isTitle ? titleWidth : isDate ? dateWidth : base.width,
      isNumeric,
      grows: isTitle,
      className
    }
  }

  function choose(ids: readonly string[] | null): void {
    if (navigation.columns) navigation.columns = ids ?? defaultsOf(kind.value)
    else {
      const others = Object.entries(remembered.value).filter(([name]) => name !== key.value)
      remembered.value = Object.fromEntries(ids ? [...others, [key.value, ids] as const] : others)
    }
  }

  const found = computed(() => ({
    ...named(foundColumn, t('list.foundIn')),
    isUnsorted: true,
    grows: true
  }))

  return {
    columns: computed(() => {
      const shown = chosen.value.flatMap(id => available.value.get(id) ?? [])
      const [first, ...others] = shown
      if (navigation.text.trim() === '' || !first) return shown
      return [first, found.value, ...others]
    }),
    ids: chosen,
    choices: computed(() => {
      const hidden = [...available.value.keys()].filter(id => !chosen.value.includes(id))
      return [...chosen.value, ...hidden].map(id => ({
        id,
        label: available.value.get(id)?.label ?? id,
        isShown: chosen.value.includes(id)
      }))
    }),
    choose,
    move(id, before) {
      if (id === foundColumn) return
      const others = chosen.value.filter(other => other !== id)
      const at = before === null ? -1 : others.indexOf(before)
      choose(at < 0 ? [...others, id] : [...others.slice(0, at), id, ...others.slice(at)])
    }
  }
}

export function kindLabel(name: string, say: (words: Kind['label']) => string): string {
  const kind = kindNamed(name)
  return kind ? say(kind.label) : name
}
