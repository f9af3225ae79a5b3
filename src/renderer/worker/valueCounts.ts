import { kindNamed } from '../../shared/records/kinds'
import { partsOf } from '../../shared/records/field'
import { isDeleted, partOf, textOf, valuesOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'

const longest = 200

/** How often each short text was entered in each field: what autocompletion offers. */
export class ValueCounts {
  readonly #counts = new Map<string, Map<string, number>>()
  readonly #byRecord = new Map<string, readonly (readonly [string, string])[]>()

  clear(): void {
    this.#counts.clear()
    this.#byRecord.clear()
  }

  put(record: CatalogueRecord): void {
    for (const [place, text] of this.#byRecord.get(record.id) ?? []) this.#add(place, text, -1)
    const texts = isDeleted(record) ? [] : textsOf(record)
    this.#byRecord.set(record.id, texts)
    for (const [place, text] of texts) this.#add(place, text, 1)
  }

  valuesOf(field: string, part: string | null): string[] {
    const counts = this.#counts.get(placeOf(field, part)) ?? new Map<string, number>()
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text)
  }

  #add(place: string, text: string, by: number): void {
    const counts = this.#counts.get(place) ?? new Map<string, number>()
    const count = (counts.get(text) ?? 0) + by
    if (count > 0) counts.set(text, count)
    else counts.delete(text)
    this.#counts.set(place, counts)
  }
}

function placeOf(field: string, part: string | null): string {
  return part === null ? field : `${field}.${part}`
}

function textsOf(record: CatalogueRecord): (readonly [string, string])[] {
  const texts: (readonly [string, string])[] = []
  for (const field of kindNamed(record.kind)?.fields ?? []) {
    for (const part of partsOf(field)) {
      if (part.type !== 'text' && part.type !== 'term') continue
      const place = placeOf(field.name, field.type === 'group' ? part.name : null)
      for (const value of valuesOf(record, field.name)) {
        const text = textOf(field.type === 'group' ? partOf(value, part.name) : value)
        if (text && text.length <= longest) texts.push([place, text])
      }
    }
  }
  return texts
}
