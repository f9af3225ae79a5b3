import type { Json } from '../changeLog/changeset'
import { displayField, displayValue, type LabelOf } from './display'
import type { Field } from './field'
import { fieldOf, type Kind } from './kind'
import { kindNamed } from './kinds'
import { partOf, textOf, valuesOf, type CatalogueRecord } from './record'
import type { Locale } from './words'

/** The types of names and titles that name the record before all others. */
const mainTypes = new Set(['authorised', 'proper'])

/** What the record is called in lists and references; empty when it has no title yet. */
export function recordTitle(record: CatalogueRecord, locale: Locale, labelOf: LabelOf): string {
  const kind = kindNamed(record.kind)
  if (!kind) return ''
  const show = (field: string): string => displayField(kind, field, record, locale, labelOf)
  if (kind.name === 'citation') return joinTexts(kind.titleFields.map(show), ', ')
  if (kind.name === 'figure') {
    const statement = figureStatement(show('value'), show('measure'), locale)
    return joinTexts([statement, show('subject'), show('asOf')], ' · ')
  }
  return firstTitle(record, kind, locale, labelOf)
}

function firstTitle(record: CatalogueRecord, kind: Kind, locale: Locale, labelOf: LabelOf): string {
  for (const name of kind.titleFields) {
    const field = fieldOf(kind, name)
    if (!field) continue
    for (const value of mainFirst(field, valuesOf(record, name))) {
      const text = displayValue(field, value, locale, labelOf)
      if (text !== '') return text
    }
  }
  return ''
}

function mainFirst(field: Field, values: readonly Json[]): readonly Json[] {
  if (field.type !== 'group') return values
  const isMain = (value: Json): boolean => mainTypes.has(textOf(partOf(value, 'type')))
  return [...values.filter(isMain), ...values.filter(value => !isMain(value))]
}

/** "8,900,000 members"; Russian would need a declined noun there, hence "Члены: 8 900 000". */
function figureStatement(value: string, measure: string, locale: Locale): string {
  if (locale === 'ru') return joinTexts([measure, value], ': ')
  if (value === '') return measure
  // German nouns keep their capital letter.
  const noun = locale === 'en' ? measure.charAt(0).toLowerCase() + measure.slice(1) : measure
  return joinTexts([value, noun], ' ')
}

function joinTexts(texts: readonly string[], separator: string): string {
  return texts.filter(text => text !== '').join(separator)
}
