import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { columnsOf } from '../../shared/records/columns'
import type { Column } from '../../shared/records/columns'
import type { Kind } from '../../shared/records/kind'
import { kindNamed } from '../../shared/records/kinds'
import type { CatalogueRecord } from '../../shared/records/record'
import type { TableColumn } from '../components/base/tableColumn'
import { useLabels } from './useLabels'
import { useLocale } from './useLocale'

const kindColumn = 'kind'
/** The columns of a list of several kinds: those that every kind has. */
const common = ['recordTitle', 'referenceCode', 'status']

const titleWidth = 200
const kindWidth = 112
const usualWidth = 104
/** Columns whose values are short. */
const widths: Readonly<Record<string, number>> = { referenceCode: 84, status: 94 }

/** What a composed title says already, as that of a figure, needs no column of its own. */
function isShown({ titleFields }: Kind, { id, isDefault }: Column): boolean {
  return isDefault && !titleFields.includes(id)
}

/** The columns of a list, and the text of their cells. */
export function useListColumns(
  kind: ComputedRef<Kind | null | undefined>,
  rows: ComputedRef<readonly CatalogueRecord[]>
): {
  columns: ComputedRef<readonly TableColumn[]>
  textOf: (record: CatalogueRecord, columnId: string) => string
} {
  const { t } = useI18n()
  const { locale, say } = useLocale()
  const labels = useLabels(() => [...new Set(rows.value.flatMap(row => row.refs))])
  const byKind = new Map<string, ReadonlyMap<string, Column>>()

  function columnsByName(name: string): ReadonlyMap<string, Column> {
    const known = byKind.get(name)
    if (known) return known
    const declared = kindNamed(name)
    const made = new Map((declared ? columnsOf(declared) : []).map(column => [column.id, column]))
    byKind.set(name, made)
    return made
  }

  function tableColumn({ id, label, isNumeric }: Column): TableColumn {
    const isTitle = id === 'recordTitle'
    const className = id === 'referenceCode' ? 'code' : undefined
    const width = isTitle ? titleWidth : (widths[id] ?? usualWidth)
    return { id, label: say(label), width, isNumeric, grows: isTitle, className }
  }

  const columns = computed<readonly TableColumn[]>(() => {
    const chosen = kind.value
    if (chosen) {
      return columnsOf(chosen)
        .filter(column => isShown(chosen, column))
        .map(tableColumn)
    }
    const shown = columnsByName('organisation')
    const others = common.flatMap(id => shown.get(id) ?? []).map(tableColumn)
    return [{ id: kindColumn, label: t('list.kind'), width: kindWidth }, ...others]
  })

  function labelOf(id: string): string {
    const label = labels.get(id)
    return label ? label.title || label.code || t('record.untitled') : ''
  }

  function textOf(record: CatalogueRecord, columnId: string): string {
    const declared = kindNamed(record.kind)
    if (columnId === kindColumn) return declared ? say(declared.label) : record.kind
    const column = columnsByName(record.kind).get(columnId)
    const text = column?.textOf(record, locale.value, labelOf) ?? ''
    return text || (columnId === 'recordTitle' ? t('record.untitled') : '')
  }

  return { columns, textOf }
}
