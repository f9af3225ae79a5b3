import type { Json } from '../changeLog/changeset'

/** One element of a repeatable field. `order` is a fractional index (`changeLog/order.ts`). */
export interface Element {
  readonly key: string
  readonly order: string
  readonly value: Json
}

/** One of several contradicting values of a register, as different devices wrote it. */
export interface ConflictingValue {
  /** "operation id@stamp". */
  readonly live: string
  readonly value: Json
}

/**
 * A record as the working copy keeps it: derived from the change log, never written in any other way.
 * `values`: a field's value, or its elements in order for a repeatable field; empty fields are absent.
 * `live`: per register the operations that no other one replaced, each "operation id@stamp".
 */
export interface CatalogueRecord {
  readonly id: string
  readonly kind: string
  readonly values: Readonly<Record<string, Json | readonly Element[]>>
  readonly live: Readonly<Record<string, readonly string[]>>
  readonly conflicts?: Readonly<Record<string, readonly ConflictingValue[]>>
  /**
   * By device, the numbers of the changesets that touched it, rising: by these its history is found. Absent in a
   * record of an older snapshot, or of a package.
   */
  readonly changesets?: Readonly<Record<string, readonly number[]>>
  /** Milliseconds since 1970, from the first and last operation's clock. */
  readonly createdAt: number
  readonly updatedAt: number
  /** Ids of the records that this one refers to. */
  readonly refs: readonly string[]
}

/**
 * The register that holds whether a record is there: `false` from its creation, `true` in the trash, "undone" when
 * its creation was taken back.
 */
export const deletedField = 'deleted'

/** The state of a record whose creation was taken back. */
export const undone = 'undone'

export function isDeleted(record: CatalogueRecord): boolean {
  const state = record.values[deletedField]
  return state === true || state === undone
}

export function isInTrash(record: CatalogueRecord): boolean {
  return record.values[deletedField] === true
}

/** As if it had never been there. */
export function isUndone(record: CatalogueRecord): boolean {
  return record.values[deletedField] === undone
}

export function isElements(
  value: Json | readonly Element[] | undefined
): value is readonly Element[] {
  return Array.isArray(value)
}

/** The value of a field that is not repeatable; null when empty. */
export function valueOf(record: CatalogueRecord, field: string): Json {
  const value = record.values[field]
  return value === undefined || isElements(value) ? null : (value as Json)
}

/** The elements of a repeatable field, in order. */
export function elementsOf(record: CatalogueRecord, field: string): readonly Element[] {
  const value = record.values[field]
  return isElements(value) ? value : []
}

/** All values of a field, repeatable or not. */
export function valuesOf(record: CatalogueRecord, field: string): readonly Json[] {
  const value = record.values[field]
  if (value === undefined) return []
  return isElements(value) ? value.map(element => element.value) : [value as Json]
}

/** The part of a group's value; null when absent. */
export function partOf(value: Json, part: string): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null
  return (value as Readonly<Record<string, Json>>)[part] ?? null
}

export function textOf(value: Json): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}
