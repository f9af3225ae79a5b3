import { createExportContext } from '../exchange/context'
import { fieldColumns, recordIdColumn } from '../exchange/csvColumn'
import type { CsvColumn } from '../exchange/csvColumn'
import { csvRecordRow } from '../exchange/csvRow'
import { recordLineVersion } from '../exchange/recordsExport'
import { kindNamed, kinds } from '../records/kinds'
import { otherColumnsField } from '../records/otherColumns'
import { isElements, partOf, textOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { referencesOf } from '../records/references'
import type { KindHeader } from './foreign/ownRows'
import type { Kind } from '../records/kind'
import { cautiousPlan } from './plan'
import type { ImportPlan } from './plan'
import type { OtherText, SourceRow } from './sourceRow'

/** The columns under which the records of our own NDJSON come, for every kind. */
export const recordKinds: readonly KindHeader[] = kinds.map(kind => ({
  kind: kind.name,
  header: recordColumns(kind).map(({ header }) => header)
}))

/** All fields of a kind, one row for a record; other records are named by their ids alone. */
function recordColumns(kind: Kind): readonly CsvColumn[] {
  const columns = [recordIdColumn('id'), ...kind.fields.flatMap(fieldColumns)]
  return columns.filter(({ aspect }) => aspect !== 'code')
}

/** What the cells of a kind's records mean; an empty one is an empty field. */
export function recordPlan(kind: Kind): ImportPlan {
  const columns = recordColumns(kind).map(({ header, field, part, aspect, isRepeated }) => ({
    header,
    target: { field, aspect, isRepeated, ...(part === undefined ? {} : { part }) },
    separator: null
  }))
  return { ...cautiousPlan, kind: kind.name, columns, emptyCells: 'clear' }
}

/** True for the beginning of our own export of records as lines of JSON. */
export function areRecordLines(start: string): boolean {
  return /^\s*\{"opis":\d/.test(start.replace(/^\uFEFF/, ''))
}

const names = createExportContext(() => undefined, 'en')

/** A record as its line has it, in the cells of `recordPlan`. */
export function rowOfRecordLine(text: string, line: number): SourceRow | null {
  if (text.trim() === '') return null
  try {
    const record = readRecord(text)
    const kind = record && kindNamed(record.kind)
    if (!record || !kind) return unreadableLine(text, line)
    const cells = csvRecordRow(recordColumns(kind), record, names)
    return { line, kind: kind.name, cells, others: othersOf(record), areAllOthers: true }
  } catch {
    // No JSON, or values that no record has.
    return unreadableLine(text, line)
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
