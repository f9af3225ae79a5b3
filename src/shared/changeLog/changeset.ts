/** Version of the line format itself. */
export const lineVersion = 1
/** Version of the catalogue schema that a line was written with. */
export const schemaVersion = 1
/** The only unit of access so far; named in each line so that there can be more later. */
export const mainSpace = 'main'

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** "device:changeset number:index of the operation". */
export type OperationId = string

/**
 * One change of one register. A register is a field of a record, or one element of a repeatable field.
 * `p` is the value put: `null` empties the field or removes the element; an element is `{ i: order, v: value }`.
 * `o` names the operations whose values the archivist had on screen and which this one replaces.
 */
export interface Operation {
  readonly k: string
  readonly r: string
  readonly f: string
  readonly e?: string
  readonly p: Json
  readonly o: readonly OperationId[]
}

/** One save: a line of the journal, an entry of the history, what two machines exchange. */
export interface Changeset {
  readonly v: number
  readonly sv: number
  readonly space: string
  /** Device, and its gapless counter: together the changeset's id. */
  readonly d: string
  readonly n: number
  /** Hybrid logical clock (`clock.ts`). */
  readonly t: string
  /** Wall clock as claimed, ISO 8601 with offset. */
  readonly at: string
  readonly by: string
  readonly app: string
  readonly why?: string
  /** Groups the changesets of one import or bulk edit, undone as one. */
  readonly tx?: string
  /** Closes the group: without it the group was interrupted and counts as not written. */
  readonly end?: true
  /** The undo step (`stepOf`) that this changeset takes back or, when that was itself an undo, brings back. */
  readonly undo?: string
  readonly ops: readonly Operation[]
  /** SHA-256, hexadecimal, of this device's preceding changeset as written (the JSON text); empty for the first. */
  readonly prev: string
}

/** What the renderer hands over to be written; the main process numbers, dates and chains it. */
export type ChangesetDraft = Pick<Changeset, 'ops' | 'by' | 'why' | 'tx' | 'end' | 'undo'>

/** Last changeset number seen of each device. */
export type Positions = Readonly<Record<string, number>>

export function changesetId(changeset: Pick<Changeset, 'd' | 'n'>): string {
  return `${changeset.d}:${String(changeset.n)}`
}

export function operationId(changeset: Pick<Changeset, 'd' | 'n'>, index: number): OperationId {
  return `${changesetId(changeset)}:${String(index)}`
}

/** The device and number of an operation's changeset. */
export function placeOf(id: OperationId): readonly [device: string, n: number] {
  const end = id.indexOf(':')
  return [id.slice(0, end), Number(id.slice(end + 1, id.indexOf(':', end + 1)))]
}

/** What is undone as one: the transaction, or the changeset where there is none. */
export function stepOf(changeset: Pick<Changeset, 'd' | 'n' | 'tx'>): string {
  return changeset.tx ?? changesetId(changeset)
}

/** The register an operation changes, within its record: `seat`, or `names/k1` for an element. */
export function registerOf(operation: Pick<Operation, 'f' | 'e'>): string {
  return operation.e === undefined ? operation.f : `${operation.f}/${operation.e}`
}
