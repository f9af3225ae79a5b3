import { fieldOf, type Kind } from './kind'
import type { Field } from './field'
import { partOf, textOf, valuesOf, type CatalogueRecord } from './record'

/** A statement of a record: a field that says something, with what supports it. */
export interface Statement {
  readonly field: Field
  readonly citations: readonly string[]
}

export interface Evidence {
  readonly statements: readonly Statement[]
  /** Citations that support the record as a whole. */
  readonly whole: readonly string[]
}

const statingSections = new Set(['names', 'description', 'relations'])

/** Every statement of a record with its citations; those that have none are the point of it. */
export function evidenceOf(record: CatalogueRecord, kind: Kind): Evidence {
  const byField = new Map<string, string[]>()
  for (const cited of valuesOf(record, 'citations')) {
    const citation = textOf(partOf(cited, 'citation'))
    if (citation === '') continue
    const field = textOf(partOf(cited, 'field'))
    byField.set(field, [...(byField.get(field) ?? []), citation])
  }
  const filled = kind.fields.filter(
    ({ name, section, readOnly }) =>
      statingSections.has(section) && !readOnly && record.values[name] !== undefined
  )
  const whole = byField.get('') ?? []
  // A figure is one statement: what supports it supports its subject, date and number together.
  const isWhole = kind.name === 'figure'
  const others = [...byField.keys()].flatMap(name => fieldOf(kind, name) ?? [])
  return {
    statements: [...new Set([...filled, ...others])].map(field => ({
      field,
      citations: [...(byField.get(field.name) ?? []), ...(isWhole ? whole : [])]
    })),
    whole: isWhole ? [] : whole
  }
}
