import type { Resolved } from '../../shared/import/readValue'
import type { NameRequest } from '../../shared/import/referenceTexts'

export interface Named {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly code: string
  readonly isDeleted: boolean
}

type Lookup = ReadonlyMap<string, readonly Named[]>

function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}

function byText(records: Iterable<Named>, textOf: (record: Named) => string): Lookup {
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
export function createNameLookup(records: () => Iterable<Named>) {
  let codes: Lookup | null = null
  let titles: Lookup | null = null

  function resolve({ text, kinds }: NameRequest): Resolved {
    codes ??= byText(records(), ({ code }) => code)
    titles ??= byText(records(), ({ title }) => title)
    for (const lookup of [codes, titles]) {
      const found = (lookup.get(folded(text)) ?? []).filter(
        ({ kind }) => kinds.length === 0 || kinds.includes(kind)
      )
      if (found.length > 1) return 'ambiguous'
      if (found[0]) return { id: found[0].id }
    }
    return 'unknown'
  }

  return {
    resolve: (requests: readonly NameRequest[]): readonly Resolved[] => requests.map(resolve),
    /** After a record has changed; what was found is sought anew when it is needed next. */
    forget(): void {
      codes = null
      titles = null
    }
  }
}
