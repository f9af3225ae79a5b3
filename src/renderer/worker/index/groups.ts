import type { Field } from '../../../shared/records/field'
import type { Kind } from '../../../shared/records/kind'
import { kindNamed, kinds } from '../../../shared/records/kinds'
import type { CatalogueRecord } from '../../../shared/records/record'
import { searchTexts } from '../../../shared/records/searchText'
import { wordsOf } from '../../../shared/search/tokens'
import type { GroupedText } from './segmentBuilder'

/** Groups of fields, as bits: a posting says in which of them the word stands. */
export const Group = {
  title: 1,
  code: 2,
  note: 4,
  term: 8,
  reference: 16,
  date: 32,
  name: 64,
  other: 128
} as const
export const anyGroup = 255

const codeFields = new Set(['referenceCode', 'identifiers', 'issn', 'isbn', 'callNumber'])

function groupOf(kind: Kind, field: Field): number {
  if (codeFields.has(field.name)) return Group.code
  const type = field.type === 'group' ? field.parts?.[0]?.type : field.type
  switch (type) {
    case 'longText':
      return Group.note
    case 'term':
      return Group.term
    case 'reference':
      return Group.reference
    case 'date':
    case 'integer':
    case 'figureValue':
      return Group.date
    default:
      return kind.titleFields.includes(field.name) ? Group.name : Group.other
  }
}

const groupsByKind = new Map<string, ReadonlyMap<string, number>>()

function groupsOf(kind: Kind): ReadonlyMap<string, number> {
  const known = groupsByKind.get(kind.name)
  if (known) return known
  const groups = new Map(kind.fields.map(field => [field.name, groupOf(kind, field)]))
  groupsByKind.set(kind.name, groups)
  return groups
}

/** Every text by which a record is found, with the group of its field; the title first. */
export function groupedTexts(
  record: CatalogueRecord,
  title: string,
  labelOf: (id: string) => string
): readonly GroupedText[] {
  const kind = kindNamed(record.kind)
  const groups = kind ? groupsOf(kind) : new Map<string, number>()
  const texts: GroupedText[] = []
  let groupsOfTitle: number = Group.title
  for (const { field, text } of searchTexts(record, labelOf)) {
    const group = groups.get(field) ?? Group.other
    if (text === title) groupsOfTitle |= group
    else texts.push({ group, text })
  }
  return [{ group: groupsOfTitle, text: title }, ...texts]
}

/** What a name before a colon restricts a search to. */
export interface FieldScope {
  readonly groups: number
  /** The fields meant, where the groups hold others besides. */
  readonly fields: readonly string[] | null
}

const commonNames: Readonly<Record<string, number>> = {
  title: Group.title | Group.name,
  name: Group.title | Group.name,
  code: Group.code,
  note: Group.note,
  notes: Group.note,
  date: Group.date
}

let scopes: Map<string, FieldScope> | null = null

function simplified(name: string): string {
  return wordsOf(name).join('')
}

/** By a field's name, its CSV column or its label in any language, without blanks; undefined where there is none. */
export function scopeOf(name: string): FieldScope | undefined {
  scopes ??= allScopes()
  return scopes.get(simplified(name))
}

function allScopes(): Map<string, FieldScope> {
  const found = new Map<string, FieldScope>()
  for (const kind of kinds) {
    for (const field of kind.fields) {
      const names = [field.name, field.csv.replaceAll('_', ' '), ...Object.values(field.label)]
      for (const name of new Set(names.map(simplified))) {
        const known = found.get(name)
        found.set(name, {
          groups: (known?.groups ?? 0) | groupOf(kind, field),
          fields: [...new Set([...(known?.fields ?? []), field.name])]
        })
      }
    }
  }
  for (const [name, groups] of Object.entries(commonNames))
    found.set(name, { groups, fields: null })
  return found
}
