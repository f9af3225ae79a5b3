import { createExportContext } from '../exchange/context'
import { csvColumns } from '../exchange/csvColumns'
import { csvRows } from '../exchange/csvRow'
import { recordLineVersion } from '../exchange/recordsExport'
import { kindNamed, kinds } from '../records/kinds'
import { otherColumnsField } from '../records/otherColumns'
import { isElements, partOf, textOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { referencesOf } from '../records/references'
import { headerFor } from './foreign/ownRows'
import type { KindHeader } from './foreign/ownRows'
import type { OtherText, SourceRow } from './sourceRow'

/** The columns under which the records of our own NDJSON come, for every kind. */
export const recordKinds: readonly KindHeader[] = kinds.map(({ name }) => headerFor(name))

/** True for the beginning of our own export of records as lines of JSON. */
export function areRecordLines(start: string): boolean {
  return /^\s*\{"opis":\d/.test(start.replace(/^\uFEFF/, ''))
}

const names = createExportContext(() => undefined, 'en')

/** A record as its line has it, in the cells that our own CSV would have. Other records are named by their ids. */
export function rowsOfRecordLine(text: string, line: number): readonly SourceRow[] {
  if (text.trim() === '') return []
  try {
    const record = readRecord(text)
    const kind = record && kindNamed(record.kind)
    if (!record || !kind) return [unreadableLine(text, line)]
    const others = othersOf(record)
    return csvRows(kind, csvColumns(kind), record, names).map(cells => ({
      line,
      kind: kind.name,
      cells,
      ...(others.length > 0 ? { others } : {})
    }))
  } catch {
    // No JSON, or values that no record has.
    return [unreadableLine(text, line)]
  }
}

export function unreadableLine(text: string, line: number): SourceRow {
  return { line, cells: [text], faults: [{ code: 'unreadable', column: 0, text }] }
}

function othersOf({ values }: CatalogueRecord): readonly OtherText[] {
  const kept = values[otherColumnsField]
  return (isElements(kept) ? kept : []).map(({ value }) => ({
    header: textOf(partOf(value, 'column')),
    text: textOf(partOf(value, 'text'))
  }))
}

/** Null for a line that is no record, or one of a version that is not known here; fails for one that is no JSON. */
function readRecord(text: string): CatalogueRecord | null {
  const { opis, id, kind, values } = JSON.parse(text) as Readonly<Record<string, unknown>>
  if (opis !== recordLineVersion || typeof id !== 'string' || typeof kind !== 'string') return null
  if (typeof values !== 'object' || values === null) return null
  // A key of this name would change the object itself.
  if (Object.hasOwn(values, '__proto__')) return null
  const own = values as CatalogueRecord['values']
  return { id, kind, values: own, live: {}, createdAt: 0, updatedAt: 0, refs: referencesOf(own) }
}
