import type { Json, Operation } from '../changeLog/changeset'
import { setElements, setField } from '../changeLog/edit'
import { parseDate } from '../dates/parse'
import { parseFigureValue } from '../figures/parse'
import { elementKey } from '../records/elementKey'
import { partsOf } from '../records/field'
import type { Field, Part } from '../records/field'
import { elementsOf, partOf, textOf, valueOf } from '../records/record'
import type { CatalogueRecord, Element } from '../records/record'
import { replaced } from './textPattern'

/** What is done to one field of many records. */
export type BulkChange =
  /** The value becomes this one; of a repeatable field, its only one. */
  | { readonly action: 'set'; readonly value: Json }
  | { readonly action: 'clear' }
  /** One more value of a repeatable field, where it is not there yet. */
  | { readonly action: 'add'; readonly value: Json }
  /** The values of a repeatable field that are this one go. */
  | { readonly action: 'remove'; readonly value: Json }
  | {
      readonly action: 'replace'
      readonly expression: RegExp
      readonly replacement: string
      readonly isRegularExpression: boolean
    }

export interface BulkEdit {
  readonly field: Field
  /** The part of a group that is meant; null for the whole field, and to replace in all its texts. */
  readonly part: Part | null
  readonly change: BulkChange
}

type Wanted = readonly { readonly key: string; readonly value: Json }[]

/** The actions that a field allows. */
export function actionsFor(field: Field): readonly BulkChange['action'][] {
  if (field.readOnly) return []
  const isText = partsOf(field).some(part => isReplaceable(part))
  const ofAll = field.repeatable ? (['add', 'remove', 'set'] as const) : (['set'] as const)
  return [...ofAll, ...(isText ? (['replace'] as const) : []), 'clear']
}

/** The field with its value after the edit; the record itself where nothing changes. */
export function editedRecord(
  record: CatalogueRecord,
  edit: BulkEdit,
  newKey: () => string
): CatalogueRecord {
  const { field } = edit
  if (!field.repeatable) {
    const before = valueOf(record, field.name)
    const after = editedValue(before, edit)
    return isSame(before, after) ? record : withValue(record, field.name, after)
  }
  const before = elementsOf(record, field.name)
  const after = editedElements(before, edit, newKey)
  if (isSame(before.map(keyAndValue), after)) return record
  const elements = after.map((element): Element => ({ ...element, order: '' }))
  return withValue(record, field.name, elements)
}

/** The operations of the edit on one record; none where it has nothing to change. */
export function bulkOperations(
  record: CatalogueRecord,
  edit: BulkEdit,
  newKey: () => string
): readonly Operation[] {
  const after = editedRecord(record, edit, newKey)
  if (after === record) return []
  const name = edit.field.name
  return edit.field.repeatable
    ? setElements(record, name, elementsOf(after, name).map(keyAndValue))
    : [setField(record, name, valueOf(after, name))]
}

function keyAndValue({ key, value }: { key: string; value: Json }) {
  return { key, value }
}

function withValue(
  record: CatalogueRecord,
  field: string,
  value: Json | readonly Element[]
): CatalogueRecord {
  return { ...record, values: { ...record.values, [field]: value } }
}

function editedValue(before: Json, { field, part, change }: BulkEdit): Json {
  switch (change.action) {
    case 'set':
    case 'add':
      return part && field.type === 'group'
        ? withPart(before, part.name, change.value)
        : change.value
    case 'clear':
      return part && field.type === 'group' ? withPart(before, part.name, null) : null
    case 'remove':
      return isMeant(before, field, part, change.value) ? null : before
    case 'replace':
      return replacedIn(before, field, part, change)
  }
}

function editedElements(before: readonly Element[], edit: BulkEdit, newKey: () => string): Wanted {
  const { field, part, change } = edit
  const kept = before.map(keyAndValue)
  const made = (value: Json): Wanted[number] => {
    const whole = part && field.type === 'group' ? { [part.name]: value } : value
    return { key: elementKey(field, whole, newKey), value: whole }
  }
  switch (change.action) {
    case 'set': {
      const only = kept.filter(({ value }) => isMeant(value, field, part, change.value)).slice(0, 1)
      return only.length > 0 ? only : [made(change.value)]
    }
    case 'clear':
      return []
    case 'add': {
      const isThere = kept.some(({ value }) => isMeant(value, field, part, change.value))
      return isThere ? kept : [...kept, made(change.value)]
    }
    case 'remove':
      return kept.filter(({ value }) => !isMeant(value, field, part, change.value))
    case 'replace':
      return replacedElements(kept, edit, change, newKey)
  }
}

type Replacing = Extract<BulkChange, { action: 'replace' }>

/** Elements of a set are named by their value: a changed one is another, and one that is there already is not doubled. */
function replacedElements(
  kept: Wanted,
  { field, part }: BulkEdit,
  change: Replacing,
  newKey: () => string
): Wanted {
  const isSet = field.type === 'term' || field.type === 'reference'
  const found = new Map<string, Wanted[number]>()
  for (const element of kept) {
    const value = replacedIn(element.value, field, part, change)
    if (value === null) continue
    const key = isSame(value, element.value)
      ? element.key
      : elementKey(field, value, () => element.key || newKey())
    const identity = isSet ? JSON.stringify(value) : key
    if (!found.has(identity)) found.set(identity, { key, value })
  }
  return [...found.values()]
}

function isMeant(value: Json, field: Field, part: Part | null, wanted: Json): boolean {
  return isSame(part && field.type === 'group' ? partOf(value, part.name) : value, wanted)
}

function withPart(group: Json, part: string, value: Json): Json {
  const parts = isPlainObject(group) ? group : {}
  const entries = Object.entries({ ...parts, [part]: value }).filter(([, each]) => each !== null)
  return entries.length > 0 ? Object.fromEntries(entries) : null
}

function isPlainObject(value: Json): value is Readonly<Record<string, Json>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function isReplaceable({ type, vocabulary }: Part): boolean {
  return (
    type === 'text' ||
    type === 'longText' ||
    type === 'date' ||
    type === 'figureValue' ||
    (type === 'term' && vocabulary === 'tags')
  )
}

function replacedIn(value: Json, field: Field, part: Part | null, change: Replacing): Json {
  if (field.type !== 'group') {
    const [own] = partsOf(field)
    return own ? replacedPart(value, own, change) : value
  }
  const parts = (part ? [part] : partsOf(field)).filter(isReplaceable)
  return parts.reduce<Json>((group, each) => {
    const inner = partOf(group, each.name)
    return inner === null ? group : withPart(group, each.name, replacedPart(inner, each, change))
  }, value)
}

/** Dates and figures are read anew from what is written. */
function replacedPart(value: Json, part: Part, change: Replacing): Json {
  if (!isReplaceable(part)) return value
  const isWritten = part.type === 'date' || part.type === 'figureValue'
  const before = textOf(isWritten ? partOf(value, 'written') : value)
  const after = replaced(before, change.expression, change.replacement, change.isRegularExpression)
  if (after === before) return value
  if (after.trim() === '') return null
  if (part.type === 'date') return { ...parseDate(after) }
  if (part.type === 'figureValue') return { ...parseFigureValue(after) }
  return after
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
