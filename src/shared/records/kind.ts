import { commonFields } from './commonFields'
import type { Field } from './field'
import type { Words } from './words'

export interface Kind {
  readonly name: string
  /** Plural, for CSV file names and tables: "sections". */
  readonly plural: string
  readonly label: Words
  readonly labelPlural: Words
  /** Fields of this kind and, after them, those that every kind has. */
  readonly fields: readonly Field[]
  /** The field, or fields in order of preference, whose text names the record. */
  readonly titleFields: readonly string[]
  /** What the archival standards call it, for the field reference. */
  readonly standard?: string
}

/** Declares a kind: everything else (form, table, search, CSV, documentation) follows from this. */
export function defineKind(kind: Kind): Kind {
  return { ...kind, fields: [...kind.fields, ...commonFields] }
}

export function fieldOf(kind: Kind, name: string): Field | undefined {
  return kind.fields.find(field => field.name === name)
}
