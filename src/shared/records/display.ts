import type { Json } from '../changeLog/changeset'
import { formatDecimal } from '../figures/format'
import { termLabel } from '../vocabularies/vocabularies'
import type { Field, Part } from './field'
import { fieldOf, type Kind } from './kind'
import { kinds } from './kinds'
import { partOf, textOf, valuesOf, type CatalogueRecord } from './record'
import type { Locale, Words } from './words'

/** The title of the record with this id. */
export type LabelOf = (recordId: string) => string

/**
 * One line of text for one value, as tables and lists show it; empty when there is nothing to show. The kind
 * decides what a field's name stands for where kinds label it differently.
 */
export function displayValue(
  part: Part | Field,
  value: Json,
  locale: Locale,
  labelOf: LabelOf,
  kind?: Kind
): string {
  switch (part.type) {
    case 'group':
      return displayGroup(part, value, locale, labelOf, kind)
    case 'term':
      return part.vocabulary
        ? termLabel(part.vocabulary, textOf(value), locale)
        : oneLine(textOf(value))
    case 'reference':
      return typeof value === 'string' ? labelOf(value) : ''
    case 'date':
      return oneLine(textOf(partOf(value, 'written')) || textOf(partOf(value, 'edtf')))
    case 'figureValue':
      return displayFigure(value, locale)
    case 'fieldName':
      return fieldLabel(textOf(value), kind)?.[locale] ?? textOf(value)
    default:
      return oneLine(textOf(value))
  }
}

/** All values of a field, divided by "; ". */
export function displayField(
  kind: Kind,
  fieldName: string,
  record: CatalogueRecord,
  locale: Locale,
  labelOf: LabelOf
): string {
  const field = fieldOf(kind, fieldName)
  if (!field) return ''
  return valuesOf(record, fieldName)
    .map(value => displayValue(field, value, locale, labelOf, kind))
    .filter(text => text !== '')
    .join('; ')
}

/** The main part stands for the group; where it is empty, the first other one that is more than a term. */
function displayGroup(
  field: Part | Field,
  value: Json,
  locale: Locale,
  labelOf: LabelOf,
  kind: Kind | undefined
): string {
  const parts = 'parts' in field ? (field.parts ?? []) : []
  for (const part of parts) {
    if (part !== parts[0] && part.type === 'term') continue
    const text = displayValue(part, partOf(value, part.name), locale, labelOf, kind)
    if (text !== '') return text
  }
  return ''
}

function displayFigure(value: Json, locale: Locale): string {
  const written = textOf(partOf(value, 'written'))
  const exact = textOf(partOf(value, 'exact'))
  return written === '' && exact !== '' ? formatDecimal(exact, locale) : oneLine(written)
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function fieldLabel(name: string, kind: Kind | undefined): Words | undefined {
  const candidates = kind ? [kind] : kinds
  for (const candidate of candidates) {
    const field = fieldOf(candidate, name)
    if (field) return field.label
  }
  return undefined
}
