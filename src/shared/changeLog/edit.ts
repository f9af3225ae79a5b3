import { deletedField, isElements } from '../records/record'
import type { CatalogueRecord, Element } from '../records/record'
import { idOfLive } from './apply'
import type { Json, Operation } from './changeset'
import { orderBetween } from './order'

/** Where an edit applies: the record as it was on screen, whose live values the edit replaces. */
export type Subject = Pick<CatalogueRecord, 'id' | 'kind' | 'values' | 'live'>

/** A record that does not exist yet; its first operations bring it into being. */
export function newSubject(id: string, kind: string): Subject {
  return { id, kind, values: {}, live: {} }
}

function replacedBy(subject: Subject, register: string): string[] {
  return (subject.live[register] ?? []).map(idOfLive)
}

/** Puts a value into a field that is not repeatable; null empties it. */
export function setField(subject: Subject, field: string, value: Json): Operation {
  return { k: subject.kind, r: subject.id, f: field, p: value, o: replacedBy(subject, field) }
}

/** Puts, moves or (with null) removes one element of a repeatable field. */
export function setElement(
  subject: Subject,
  field: string,
  key: string,
  element: { readonly order: string; readonly value: Json } | null
): Operation {
  return {
    k: subject.kind,
    r: subject.id,
    f: field,
    e: key,
    p: element && { i: element.order, v: element.value },
    o: replacedBy(subject, `${field}/${key}`)
  }
}

/** The first operation of a new record. */
export function create(subject: Subject): Operation {
  return setField(subject, deletedField, false)
}

export function setDeleted(subject: Subject, isDeleted: boolean): Operation {
  return setField(subject, deletedField, isDeleted)
}

/**
 * The operations that turn the field's elements into `wanted`, in that order; elements that stay as they are cost
 * nothing, and a moved one gets a new order without touching its neighbours.
 */
export function setElements(
  subject: Subject,
  field: string,
  wanted: readonly { readonly key: string; readonly value: Json }[]
): Operation[] {
  const stored = subject.values[field]
  const current = new Map((isElements(stored) ? stored : []).map(element => [element.key, element]))
  const kept = keptInOrder(wanted.flatMap(({ key }) => current.get(key) ?? []))
  const operations: Operation[] = []
  let previous: string | null = null
  wanted.forEach(({ key, value }, index) => {
    const existing = current.get(key)
    const next = nextKept(wanted, index, kept)
    const order: string = existing && kept.has(key) ? existing.order : orderBetween(previous, next)
    previous = order
    const isSame =
      existing?.order === order && JSON.stringify(existing.value) === JSON.stringify(value)
    if (!isSame) operations.push(setElement(subject, field, key, { order, value }))
  })
  const wantedKeys = new Set(wanted.map(({ key }) => key))
  for (const key of current.keys()) {
    if (!wantedKeys.has(key)) operations.push(setElement(subject, field, key, null))
  }
  return operations
}

/** Greedily the elements whose orders already rise: the others move between them. */
function keptInOrder(elements: readonly Element[]): Map<string, string> {
  const kept = new Map<string, string>()
  let last = ''
  for (const element of elements) {
    if (element.order <= last) continue
    kept.set(element.key, element.order)
    last = element.order
  }
  return kept
}

function nextKept(
  wanted: readonly { readonly key: string }[],
  index: number,
  kept: ReadonlyMap<string, string>
): string | null {
  for (const { key } of wanted.slice(index + 1)) {
    const order = kept.get(key)
    if (order !== undefined) return order
  }
  return null
}

/** Appends one element, after the last. */
export function appendElement(
  subject: CatalogueRecord | Subject,
  field: string,
  key: string,
  value: Json
): Operation {
  const stored = subject.values[field]
  const last = isElements(stored) ? stored.at(-1)?.order : undefined
  return setElement(subject, field, key, { order: orderBetween(last ?? null, null), value })
}
