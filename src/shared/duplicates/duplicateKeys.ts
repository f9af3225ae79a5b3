import type { Json } from '../changeLog/changeset'
import { kindNamed } from '../records/kinds'
import type { Kind } from '../records/kind'
import { isDeleted, partOf, textOf, valuesOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { recordTitle } from '../records/title'

export const duplicateRules = ['identifier', 'title', 'name'] as const
/** Why two records may describe the same thing. */
export type DuplicateRule = (typeof duplicateRules)[number]

export interface DuplicateKey {
  readonly rule: DuplicateRule
  /** Equal for records that the rule takes for the same. */
  readonly text: string
}

/** Text as search compares it, without case, diacritics and script. */
export type Fold = (text: string) => string

/** A shorter title says too little to be compared. */
const leastLetters = 4
/** Their titles are made of others; a file is recognised by its checksum already. */
const excluded = new Set(['citation', 'figure', 'scan'])
const identifierChecks = new Set(['issn', 'isbn'])

/** The keys by which a record is compared with others of its kind: none for one in the trash. */
export function duplicateKeys(record: CatalogueRecord, fold: Fold): readonly DuplicateKey[] {
  const kind = kindNamed(record.kind)
  if (!kind || excluded.has(kind.name) || isDeleted(record)) return []
  const made = [
    ...identifiers(record, kind).map(text => ({ rule: 'identifier' as const, text })),
    ...titleAndDates(record, kind, fold).map(text => ({ rule: 'title' as const, text })),
    ...names(record, kind, fold).map(text => ({ rule: 'name' as const, text }))
  ]
  const keys = new Map(
    made.map(({ rule, text }) => [`${kind.name} ${rule} ${text}`, rule] as const)
  )
  return [...keys].map(([text, rule]) => ({ rule, text }))
}

function compact(text: string): string {
  return text.replace(/[\s‐-―-]+/g, '').toLowerCase()
}

/** ISSN and ISBN wherever they are declared, and identifiers with their scheme. */
function identifiers(record: CatalogueRecord, kind: Kind): string[] {
  return kind.fields.flatMap(field => {
    const values = valuesOf(record, field.name)
    const { check } = field
    if (check !== undefined && identifierChecks.has(check)) {
      return values.map(value => `${check} ${compact(textOf(value))}`).filter(isFilled)
    }
    if (!field.parts?.some(({ name }) => name === 'scheme')) return []
    return values
      .map(value => `${part(value, 'scheme')} ${compact(part(value, 'value'))}`)
      .filter(isFilled)
  })
}

function isFilled(text: string): boolean {
  return !text.endsWith(' ')
}

function part(value: Json, name: string): string {
  return textOf(partOf(value, name))
}

/** Bodies and persons are compared by their names. */
function titleAndDates(record: CatalogueRecord, kind: Kind, fold: Fold): string[] {
  if (kind.titleFields.includes('names')) return []
  const title = fold(recordTitle(record, 'en', () => ''))
  if (title.length < leastLetters) return []
  const dates = kind.fields
    .filter(({ type }) => type === 'date')
    .flatMap(({ name }) => valuesOf(record, name))
    .map(value => part(value, 'edtf') || fold(part(value, 'written')))
  return [`${title} | ${dates.join(' ')}`]
}

/** Every form of the name, whatever the order of its words: "Stasova, Elena" is «Елена Стасова». */
function names(record: CatalogueRecord, kind: Kind, fold: Fold): string[] {
  if (!kind.titleFields.includes('names')) return []
  return valuesOf(record, 'names')
    .map(value => fold(part(value, 'text')).split(' ').sort().join(' '))
    .filter(({ length }) => length >= leastLetters)
}
