import { useI18n } from 'vue-i18n'
import type { Json } from '../../shared/changeLog/changeset'
import { isEqual } from '../../shared/changeLog/history'
import type { FieldChange } from '../../shared/changeLog/history'
import { displayValue } from '../../shared/records/display'
import { partsOf } from '../../shared/records/field'
import type { Field, Part } from '../../shared/records/field'
import { fieldOf } from '../../shared/records/kind'
import type { Kind } from '../../shared/records/kind'
import { partOf } from '../../shared/records/record'
import type { RecordLabel } from '../worker/indexTypes'
import { asDate, asFigureValue } from '../../shared/records/typedValues'
import { useFigureText } from './useFigureText'
import { useLocale } from './useLocale'

/** A change in words: what the field is called, what it held, what it holds. */
export interface ChangeText {
  readonly label: string
  readonly from: string
  readonly to: string
}

/** Writes the changes of a history as text. */
export function useHistoryText(
  labels: ReadonlyMap<string, RecordLabel>
): (kind: Kind, change: FieldChange) => ChangeText {
  const { t } = useI18n()
  const { locale, say } = useLocale()
  const read = useFigureText()

  function titleOf(id: string): string {
    const label = labels.get(id)
    return label ? label.title || label.code || t('record.untitled') : '…'
  }

  /** Where two values read alike, what else they hold: the calendar of a date, the reading of a number. */
  function detail(part: Part | Field, value: Json): string {
    if (part.type === 'date') {
      const date = asDate(value)
      return date ? `${date.edtf ?? '?'} ${t(`dates.${date.calendar}`)}` : ''
    }
    if (part.type !== 'figureValue') return ''
    const figure = asFigureValue(value)
    return figure ? read(figure) || t('figures.notUnderstood') : ''
  }

  function textOf(kind: Kind, field: Field, value: Json, other: Json): string {
    const texts = partsOf(field).map(part => {
      const isGroup = field.type === 'group'
      const inner = isGroup ? partOf(value, part.name) : value
      const otherInner = isGroup ? partOf(other, part.name) : other
      const text = displayValue(part, inner, locale.value, titleOf, kind)
      const isAlike =
        !isEqual(inner, otherInner) &&
        text === displayValue(part, otherInner, locale.value, titleOf, kind)
      const more = isAlike ? detail(part, inner) : ''
      return more === '' ? text : `${text} (${more})`
    })
    return texts.filter(text => text !== '').join(', ')
  }

  return (kind, { field: name, from, to }) => {
    const field = fieldOf(kind, name)
    // A field of a newer version is shown as it is stored.
    const show = (value: Json, other: Json): string =>
      field ? textOf(kind, field, value, other) : value === null ? '' : JSON.stringify(value)
    return {
      label: field ? say(field.label) : name,
      from: from.map(value => show(value, to)).join(' | '),
      to: show(to, from.at(-1) ?? null)
    }
  }
}
