import type { VocabularyName } from '../vocabularies/vocabularies'
import type { Words } from './words'

/** What a single value is; it decides how it is entered, shown, checked, sorted and written to CSV. */
export type ValueType =
  'text' | 'longText' | 'date' | 'term' | 'reference' | 'integer' | 'figureValue' | 'fieldName'

/** The corresponding element of a standard, or column of a target system. */
export interface StandardMapping {
  /** ISAAR(CPF), 2nd edition: element number. */
  readonly isaar?: string
  /** ISAD(G), 2nd edition: element number. */
  readonly isadg?: string
  /** RDA: instruction number of the element (original Toolkit). */
  readonly rda?: string
  /** Column of AtoM's authority-record CSV that holds this field's text as it is. */
  readonly atomAuthority?: string
  /** Column of AtoM's ISAD(G) CSV that holds this field's text as it is. */
  readonly atomIsad?: string
}

/** The names of the checks of `checks.ts`; a check warns and never blocks. */
export type CheckName = 'issn' | 'isbn' | 'wikidata' | 'viaf' | 'url' | 'notNegative' | 'region'

interface Declared {
  readonly name: string
  readonly label: Words
  /** What to enter, in one sentence. */
  readonly help?: Words
  /** Column name in CSV. */
  readonly csv: string
  readonly type: ValueType
  /** For `term`: where its values come from. */
  readonly vocabulary?: VocabularyName
  /** For `reference`: the kinds it may point to; absent means any kind. */
  readonly to?: readonly string[]
  readonly check?: CheckName
  /** For `text`: what was entered so far is offered. */
  readonly suggests?: boolean
}

/** One value inside a group, such as the language of a name. */
export type Part = Declared

export interface Field extends Omit<Declared, 'type'> {
  readonly type: ValueType | 'group'
  /** For `group`: the values that belong together; the first is the main one. */
  readonly parts?: readonly Part[]
  readonly repeatable?: boolean
  /** Section of the form. */
  readonly section: FormSection
  readonly standard?: StandardMapping
  /** Shown in the form of a new record and missed, with a warning, when empty. */
  readonly expected?: boolean
  /** Shown in the table unless the user chooses otherwise. */
  readonly column?: boolean
  /** Offered as a facet. */
  readonly facet?: boolean
  /** Carried over by "new like this". */
  readonly carried?: boolean
  /** Written by the application only; shown, never edited. */
  readonly readOnly?: boolean
}

export const formSections = [
  'description',
  'names',
  'control',
  'notes',
  'relations',
  'scans',
  'citations'
] as const
export type FormSection = (typeof formSections)[number]

/** The parts of a field: its own for a group, otherwise the field itself as the only one. */
export function partsOf(field: Field): readonly Part[] {
  if (field.parts) return field.parts
  if (field.type === 'group') return []
  const known = ownParts.get(field)
  if (known) return known
  const parts = [{ ...field, type: field.type }]
  ownParts.set(field, parts)
  return parts
}

/** Asked for at every value of a large table. */
const ownParts = new WeakMap<Field, readonly Part[]>()
