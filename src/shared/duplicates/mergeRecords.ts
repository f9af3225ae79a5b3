import type { Json, Operation } from '../changeLog/changeset'
import { appendElement, setDeleted, setElements, setField } from '../changeLog/edit'
import { elementKey } from '../records/elementKey'
import type { Field } from '../records/field'
import { kindNamed } from '../records/kinds'
import { deletedField, elementsOf, isElements, valueOf } from '../records/record'
import type { CatalogueRecord, Element } from '../records/record'

/** Which value of a field stays when two records become one. */
export type MergeChoice = 'kept' | 'other' | 'both'
export type MergeChoices = Readonly<Record<string, MergeChoice>>

/** Registers pairs of records that a person has found to be different; both of them are asked. */
export const distinctField = 'distinctFrom'

export interface Merge {
  /** The record that stays, and the one that goes to the trash. */
  readonly kept: CatalogueRecord
  readonly other: CatalogueRecord
  readonly choices: MergeChoices
  /** The records that refer to the other; what they refer to afterwards is the one kept. */
  readonly referring: readonly CatalogueRecord[]
  /** A private note of the one that goes. */
  readonly note: string
}

interface KeyedValue {
  readonly key: string
  readonly value: Json
}

/** The fields that a person chooses between: those that either record has. */
export function comparedFields(kept: CatalogueRecord, other: CatalogueRecord): readonly Field[] {
  return (kindNamed(kept.kind)?.fields ?? []).filter(
    ({ name, readOnly }) =>
      !readOnly &&
      name !== distinctField &&
      (kept.values[name] !== undefined || other.values[name] !== undefined)
  )
}

/** Nothing is lost: what only one has is taken from it, lists are joined, and otherwise the one kept prevails. */
export function usualChoice(
  field: Field,
  kept: CatalogueRecord,
  other: CatalogueRecord
): MergeChoice {
  if (kept.values[field.name] === undefined) return 'other'
  if (other.values[field.name] === undefined) return 'kept'
  return field.repeatable ? 'both' : 'kept'
}

/** The operations that make one record of two: all of them belong into one transaction. */
export function mergeOperations(merge: Merge, newKey: () => string): readonly Operation[] {
  const { kept, other, referring, note } = merge
  const others = referring.filter(({ id }) => id !== kept.id && id !== other.id)
  return [
    ...keptOperations(merge, newKey),
    ...others.flatMap(record => redirected(record, other.id, kept.id)),
    appendElement(other, 'privateNotes', newKey(), note),
    setDeleted(other, true)
  ]
}

function keptOperations({ kept, other, choices }: Merge, newKey: () => string): Operation[] {
  return comparedFields(kept, other).flatMap(field => {
    const choice = choices[field.name] ?? usualChoice(field, kept, other)
    if (field.repeatable) {
      const own = elementsOf(kept, field.name).map(keyed)
      const theirs = elementsOf(other, field.name).map(({ value }) => ({
        key: elementKey(field, value, newKey),
        value
      }))
      const wanted = choice === 'kept' ? own : choice === 'other' ? theirs : joined(own, theirs)
      // What referred to the other record would refer to itself now.
      return setElements(
        kept,
        field.name,
        wanted.filter(({ value }) => !mentions(value, other.id) && !mentions(value, kept.id))
      )
    }
    const before = valueOf(kept, field.name)
    const chosen = choice === 'other' ? valueOf(other, field.name) : before
    const after = mentions(chosen, other.id) || mentions(chosen, kept.id) ? null : chosen
    return isSame(before, after) ? [] : [setField(kept, field.name, after)]
  })
}

function keyed({ key, value }: Element): KeyedValue {
  return { key, value }
}

/** Values that are there already are not doubled. */
function joined(own: readonly KeyedValue[], theirs: readonly KeyedValue[]): readonly KeyedValue[] {
  const known = new Set(own.map(({ value }) => JSON.stringify(value)))
  const keys = new Set(own.map(({ key }) => key))
  return [
    ...own,
    ...theirs.filter(({ key, value }) => !known.has(JSON.stringify(value)) && !keys.has(key))
  ]
}

/** The operations by which a record refers to another one instead. */
function redirected(record: CatalogueRecord, from: string, to: string): readonly Operation[] {
  return Object.entries(record.values).flatMap(([name, stored]) => {
    if (name === deletedField || name === distinctField) return []
    if (!isElements(stored)) {
      const value = stored as Json
      return mentions(value, from) ? [setField(record, name, replacedIn(value, from, to))] : []
    }
    if (!stored.some(({ value }) => mentions(value, from))) return []
    const wanted = new Map<string, KeyedValue>()
    for (const { key, value } of stored) {
      // An element of a set is named by the record it refers to.
      const next = { key: key === from ? to : key, value: replacedIn(value, from, to) }
      if (!wanted.has(next.key)) wanted.set(next.key, next)
    }
    return setElements(record, name, [...wanted.values()])
  })
}

function mentions(value: Json, id: string): boolean {
  if (value === id) return true
  if (value === null || typeof value !== 'object') return false
  return Object.values(value).some(inner => mentions(inner as Json, id))
}

function replacedIn(value: Json, from: string, to: string): Json {
  if (value === from) return to
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(inner => replacedIn(inner as Json, from, to))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, replacedIn(inner as Json, from, to)])
  )
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
