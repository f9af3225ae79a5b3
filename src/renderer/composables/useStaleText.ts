import { useI18n } from 'vue-i18n'
import { fieldOf } from '../../shared/records/kind'
import { kindNamed } from '../../shared/records/kinds'
import { deletedField } from '../../shared/records/record'
import type { CatalogueContext } from '../services/catalogueContext'
import type { LaterChange } from '../services/undoing'
import { useLocale } from './useLocale'
import { useTimeText } from './useTimeText'

const mostNamed = 3

/** Says what was changed since and stands in the way of taking a step back: record, field, by whom and when. */
export function useStaleText({
  index
}: Pick<CatalogueContext, 'index'>): (changes: readonly LaterChange[]) => Promise<string> {
  const { t } = useI18n()
  const { say } = useLocale()
  const timeText = useTimeText()

  function textOf({ recordKind, field, by }: LaterChange, record: string): string {
    const kind = kindNamed(recordKind)
    const declared = kind && fieldOf(kind, field)
    const details = { record, field: declared ? say(declared.label) : field }
    const what = t(
      field === deletedField ? 'history.stale.existence' : 'history.stale.value',
      details
    )
    if (!by) return t('history.stale.unknown', { what })
    const time = timeText(by.at)
    if (by.by === '') return t('history.stale.when', { what, time })
    return t('history.stale.whoAndWhen', { what, time, person: by.by })
  }

  return async changes => {
    const distinct = [
      ...new Map(changes.map(change => [`${change.recordId} ${change.field}`, change])).values()
    ]
    const named = distinct.slice(0, mostNamed)
    const labels = new Map(
      (await index.labels(named.map(({ recordId }) => recordId))).map(label => [label.id, label])
    )
    const texts = named.map(change => {
      const label = labels.get(change.recordId)
      return textOf(change, label?.title || label?.code || t('record.untitled'))
    })
    const more = distinct.length - named.length
    return [...texts, ...(more > 0 ? [t('history.stale.more', { count: more })] : [])].join(' ')
  }
}
