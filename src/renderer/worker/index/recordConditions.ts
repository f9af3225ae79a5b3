import type { Json } from '../../../shared/changeLog/changeset'
import { dateBounds } from '../../../shared/dates/bounds'
import { displayValue } from '../../../shared/records/display'
import { partsOf } from '../../../shared/records/field'
import type { Field, Part } from '../../../shared/records/field'
import { kindNamed } from '../../../shared/records/kinds'
import { partOf, textOf, valuesOf } from '../../../shared/records/record'
import type { CatalogueRecord } from '../../../shared/records/record'
import { asDate } from '../../../shared/records/typedValues'
import type { Locale } from '../../../shared/records/words'
import type { Condition } from '../../../shared/search/query'
import { cellText } from './cells'
import { cellTest } from './conditions'

/** Whether a record meets a condition, read from the record itself. */
export function recordTest(
  condition: Condition,
  locale: Locale,
  labelOf: (id: string) => string
): (record: CatalogueRecord) => boolean {
  const test = cellTest(condition)
  return record => {
    const field = kindNamed(record.kind)?.fields.find(({ name }) => name === condition.field)
    if (!field) return condition.operator === 'isEmpty'
    const values = valuesOf(record, field.name).flatMap(value =>
      partsAskedFor(field, condition.part).flatMap(part => {
        const own = field.type === 'group' ? partOf(value, part.name) : value
        return own === null || own === '' ? [] : [{ part, value: own }]
      })
    )
    if (condition.operator === 'isEmpty') return values.length === 0
    if (condition.operator === 'isNotEmpty') return values.length > 0
    return values.some(({ part, value }) => isMet(part, value))
  }

  function isMet(part: Part, value: Json): boolean {
    const isCode = part.type === 'term' || part.type === 'reference' || part.type === 'fieldName'
    if (isCode && condition.operator === 'equals' && textOf(value) === condition.value) return true
    const shown =
      part.type === 'longText' ? textOf(value) : displayValue(part, value, locale, labelOf)
    const date = part.type === 'date' ? asDate(value) : null
    const exact = part.type === 'integer' ? textOf(value) : textOf(partOf(value, 'exact'))
    const number = exact === '' ? null : Number(exact)
    return test(cellText(shown, number, date ? [dateBounds(date)] : []))
  }
}

/** Of a group every part counts where none is named. */
function partsAskedFor(field: Field, name: string | undefined): readonly Part[] {
  return partsOf(field).filter(part => name === undefined || part.name === name)
}
