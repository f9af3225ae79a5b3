import type { Field } from './field'
import { kindNamed, kinds } from './kinds'
import { isDeleted, textOf, valueOf, type CatalogueRecord } from './record'
import { referencesOf } from './references'

export interface MentionsOfKind {
  readonly kind: string
  readonly records: readonly CatalogueRecord[]
}

/**
 * The records that refer to one, by kind in the order of the navigation, and by reference code. Figures about the
 * record are left out, as is the record itself.
 */
export function mentionsByKind(
  recordId: string,
  referring: readonly CatalogueRecord[]
): readonly MentionsOfKind[] {
  const mentions = referring.filter(record => {
    const isFigureOfIt = record.kind === 'figure' && valueOf(record, 'subject') === recordId
    return record.id !== recordId && !isFigureOfIt && !isDeleted(record)
  })
  return [...new Set([...kinds.map(({ name }) => name), ...mentions.map(({ kind }) => kind)])]
    .map(kind => ({ kind, records: sorted(mentions.filter(record => record.kind === kind)) }))
    .filter(({ records }) => records.length > 0)
}

const byCode = new Intl.Collator(undefined, { numeric: true })

function sorted(records: readonly CatalogueRecord[]): readonly CatalogueRecord[] {
  const code = (record: CatalogueRecord): string => textOf(valueOf(record, 'referenceCode'))
  return [...records].sort((a, b) => byCode.compare(code(a), code(b)) || a.createdAt - b.createdAt)
}

/** The fields in which a record refers to another. */
export function mentioningFields(record: CatalogueRecord, mentionedId: string): readonly Field[] {
  const fields = kindNamed(record.kind)?.fields ?? []
  return fields.filter(({ name }) => {
    const value = record.values[name]
    return value !== undefined && referencesOf({ [name]: value }).includes(mentionedId)
  })
}
