import type { Json } from '../changeLog/changeset'
import { displayValue, type LabelOf } from './display'
import { partsOf, type Field } from './field'
import { partOf, valuesOf, type CatalogueRecord } from './record'
import type { Locale } from './words'

/** One value with all of its parts, where a list shows only the main one. */
function fullValueText(field: Field, value: Json, locale: Locale, labelOf: LabelOf): string {
  return partsOf(field)
    .map(part => {
      const own = field.type === 'group' ? partOf(value, part.name) : value
      return displayValue(part, own, locale, labelOf)
    })
    .filter(text => text !== '')
    .join(', ')
}

/** The texts of all values of a field, as two records are compared. */
export function fullTexts(
  field: Field,
  record: CatalogueRecord,
  locale: Locale,
  labelOf: LabelOf
): readonly string[] {
  return valuesOf(record, field.name)
    .map(value => fullValueText(field, value, locale, labelOf))
    .filter(text => text !== '')
}
