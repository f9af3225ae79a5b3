import type { Json } from '../../../../src/shared/changeLog/changeset'
import { fieldOf } from '../../../../src/shared/records/kind'
import { kindNamed } from '../../../../src/shared/records/kinds'
import type { CatalogueRecord, Element } from '../../../../src/shared/records/record'
import { referencesOf } from '../../../../src/shared/records/references'

let lastId = 0

/** A record with the values given; a list becomes the elements of a repeatable field. */
export function makeRecord(
  kindName: string,
  given: Readonly<Record<string, Json>>,
  id = nextId()
): CatalogueRecord {
  const kind = kindNamed(kindName)
  const values: Record<string, Json | readonly Element[]> = {}
  for (const [name, value] of Object.entries(given)) {
    const isRepeatable = kind !== undefined && fieldOf(kind, name)?.repeatable === true
    values[name] = isRepeatable && Array.isArray(value) ? value.map(asElement) : value
  }
  const refs = referencesOf(values)
  return { id, kind: kindName, values, live: {}, createdAt: 0, updatedAt: 0, refs }
}

export function nextId(): string {
  lastId++
  return `01890000-0000-7000-8000-${lastId.toString(16).padStart(12, '0')}`
}

function asElement(value: Json, index: number): Element {
  return { key: `k${String(index)}`, order: `a${String(index)}`, value }
}

export function gregorian(written: string, edtf: string | null = written): Json {
  return { written, edtf, calendar: 'gregorian' }
}

export function figureValue(written: string, exact: string): Readonly<Record<string, Json>> {
  return {
    written,
    state: 'value',
    exact,
    lower: null,
    upper: null,
    approximate: false,
    ambiguous: []
  }
}
