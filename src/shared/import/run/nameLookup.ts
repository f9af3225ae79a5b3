import { isDeleted, textOf, valueOf } from '../../records/record'
import type { CatalogueRecord } from '../../records/record'
import type { Resolved } from '../readValue'
import { nameKey, resolvedOf } from '../resolved'
import type { NameRequest } from '../referenceTexts'

export interface Named {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly code: string
  readonly isDeleted: boolean
}

export function namedRecord(record: CatalogueRecord, title: string): Named {
  const code = textOf(valueOf(record, 'referenceCode'))
  return { id: record.id, kind: record.kind, title, code, isDeleted: isDeleted(record) }
}

type Lookup = ReadonlyMap<string, readonly Named[]>

function byText(records: readonly Named[], textOf: (record: Named) => string): Lookup {
  const found = new Map<string, Named[]>()
  for (const record of records) {
    const text = nameKey(textOf(record))
    if (text === '' || record.isDeleted) continue
    const list = found.get(text)
    if (list) list.push(record)
    else found.set(text, [record])
  }
  return found
}

/** Finds records by what a file calls them: by reference code, and where none has it by title, whatever the case. */
export function createNameLookup(records: readonly Named[]) {
  const lookups = [byText(records, ({ code }) => code), byText(records, ({ title }) => title)]

  function resolve({ text, kinds }: NameRequest): Resolved {
    return resolvedOf(
      lookups.map(lookup =>
        (lookup.get(nameKey(text)) ?? [])
          .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
          .map(({ id }) => id)
      )
    )
  }

  return (requests: readonly NameRequest[]): readonly Resolved[] => requests.map(resolve)
}
