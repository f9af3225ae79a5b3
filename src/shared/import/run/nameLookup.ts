import { isDeleted, textOf, valueOf } from '../../records/record'
import type { CatalogueRecord } from '../../records/record'
import type { Resolved } from '../readValue'
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

function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}

function byText(records: readonly Named[], textOf: (record: Named) => string): Lookup {
  const found = new Map<string, Named[]>()
  for (const record of records) {
    const text = folded(textOf(record))
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
    for (const lookup of lookups) {
      const found = (lookup.get(folded(text)) ?? []).filter(
        ({ kind }) => kinds.length === 0 || kinds.includes(kind)
      )
      if (found.length > 1) return 'ambiguous'
      if (found[0]) return { id: found[0].id }
    }
    return 'unknown'
  }

  return (requests: readonly NameRequest[]): readonly Resolved[] => requests.map(resolve)
}
