import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { applyOperations } from '../../../../src/shared/changeLog/apply'
import { unguardCell } from '../../../../src/shared/csv/guard'
import { csvRow, type CsvFormat } from '../../../../src/shared/csv/write'
import { createExportContext } from '../../../../src/shared/exchange/context'
import { csvColumns } from '../../../../src/shared/exchange/csvColumns'
import { csvRows } from '../../../../src/shared/exchange/csvRow'
import { guessRules } from '../../../../src/shared/import/guess'
import { readRow } from '../../../../src/shared/import/incomingRow'
import { changeOf } from '../../../../src/shared/import/operations'
import { cautiousPlan } from '../../../../src/shared/import/plan'
import type { ImportPlan } from '../../../../src/shared/import/plan'
import type { Kind } from '../../../../src/shared/records/kind'
import { kinds } from '../../../../src/shared/records/kinds'
import { isElements, type CatalogueRecord } from '../../../../src/shared/records/record'
import { createRandom } from '../csv/random'
import { otherNames, randomRecords } from '../exchange/randomRecords'

const format: CsvFormat = { delimiter: ';', lineEnd: '\r\n', byteOrderMark: true, guard: 'safe' }
const patience = 3_600_000
/** Of each kind; all of them together are 100,000 with `OPIS_ROUND_TRIP=9100`. */
const perKind = Number(process.env['OPIS_ROUND_TRIP'] ?? '600')

function planFor(kind: Kind, headers: readonly string[]): ImportPlan {
  return {
    ...cautiousPlan,
    kind: kind.name,
    columns: guessRules(kind, headers, []),
    isGuarded: true,
    match: { by: 'id', columns: [] },
    emptyCells: 'clear'
  }
}

function namesOf(records: readonly CatalogueRecord[]) {
  const byId = new Map(records.map(record => [record.id, record]))
  const names = createExportContext(id => byId.get(id), 'en')
  return { ...names, codeOf: (id: string) => names.codeOf(id) || id }
}

interface File {
  readonly headers: readonly string[]
  readonly rows: readonly string[][]
}

function throughFile(kind: Kind, records: readonly CatalogueRecord[]): File {
  const columns = csvColumns(kind, otherNames)
  const names = namesOf(records)
  const headers = columns.map(({ header }) => header)
  const isNumeric = (index: number): boolean => columns[index]?.isNumeric === true
  const rows = records.flatMap(record => csvRows(kind, columns, record, names))
  const text = [csvRow(headers, format), ...rows.map(row => csvRow(row, format, isNumeric))]
  // Another parser than ours, so that a fault of ours cannot undo itself.
  const options = { delimiter: ';', record_delimiter: '\r\n' }
  const [header = [], ...read] = parse(text.join(''), options)
  return { headers: header.map(unguardCell), rows: read }
}

let keys = 0
const newKey = (): string => `new${String(keys++)}`

/** A list that holds nothing is no value. */
function withoutEmpty(values: unknown): unknown {
  const entries = Object.entries(values as Record<string, unknown>)
  return Object.fromEntries(
    entries.filter(([, value]) => !Array.isArray(value) || value.length > 0)
  )
}

function plainValues(record: CatalogueRecord): unknown {
  return Object.fromEntries(
    Object.entries(record.values).map(([name, value]) => [
      name,
      isElements(value) ? value.map(element => element.value) : value
    ])
  )
}

/** Reads the file as one does that imports it; gives the operations of each row. */
function importing(kind: Kind, file: File, existing: readonly CatalogueRecord[]) {
  const plan = planFor(kind, file.headers)
  const names = namesOf(existing)
  const current = new Map(existing.map(record => [record.id, record]))
  const occurrences = new Map<string, number>()
  const changes = file.rows.map(row => {
    const id = row[0] ?? ''
    const occurrence = occurrences.get(id) ?? 0
    occurrences.set(id, occurrence + 1)
    const record = current.get(id) ?? null
    const incoming = readRow(row, {
      plan,
      kind,
      existing: record,
      occurrence,
      names,
      resolve: () => 'unknown',
      cite: () => 'unknown',
      newKey
    })
    const change = changeOf(kind.name, id, record, incoming)
    const applied = change.operations.map((operation, index) => ({
      id: `d:${String(keys++)}:${String(index)}`,
      stamp: '000000000001-0000-d',
      operation
    }))
    const after = applyOperations(record ?? undefined, applied)
    if (after) current.set(id, after)
    return { change, incoming }
  })
  return { changes, current }
}

describe.each(kinds.map(kind => [kind.name, kind] as const))('a CSV of %s', (_, kind) => {
  const records = randomRecords(kind, perKind, kind.name.length * 7)

  it(
    'imported unchanged changes nothing',
    () => {
      const { changes } = importing(kind, throughFile(kind, records), records)
      expect(changes.flatMap(({ change }) => change.operations)).toEqual([])
      expect(changes.flatMap(({ incoming }) => incoming.issues)).toEqual([])
    },
    patience
  )

  it(
    'whose ends of lines another program wrote anew changes nothing',
    () => {
      const { headers, rows } = throughFile(kind, records)
      const rewritten = rows.map(row => row.map(cell => cell.replace(/\r\n?/g, '\n')))
      const { changes } = importing(kind, { headers, rows: rewritten }, records)
      expect(changes.flatMap(({ change }) => change.operations)).toEqual([])
    },
    patience
  )

  it(
    'imported into an empty catalogue gives every value again',
    () => {
      const { current } = importing(kind, throughFile(kind, records), [])
      for (const record of records) {
        const { deleted, ...values } = plainValues(current.get(record.id) ?? record) as Record<
          string,
          unknown
        >
        expect(deleted).toBe(false)
        expect(values).toEqual(withoutEmpty(plainValues(record)))
      }
    },
    patience
  )

  it(
    'with one cell edited changes that field only, to what the cell says',
    () => {
      const file = throughFile(kind, records)
      const random = createRandom(5)
      const columns = csvColumns(kind)
      const texts = columns.flatMap(({ aspect, field }, index) =>
        aspect === 'text' && field !== '' ? [{ index, field }] : []
      )
      const seen = new Set<string>()
      const edits = file.rows.flatMap(row => {
        // Of the rows of one figure only the first is edited: the others say the same of it again.
        const isFirst = !seen.has(row[0] ?? '')
        seen.add(row[0] ?? '')
        const edited = texts[random(texts.length)]
        if (!isFirst || !edited) return []
        const before = row[edited.index] ?? ''
        const text = unguardCell(before) === 'x' ? 'y' : 'x'
        return [{ field: edited.field, row: row.with(edited.index, text) }]
      })
      const { changes } = importing(kind, { ...file, rows: edits.map(({ row }) => row) }, records)
      expect(edits).toHaveLength(records.length)
      const changed = changes.map(({ change }) => [
        ...new Set(change.operations.map(operation => operation.f))
      ])
      expect(changed).toEqual(edits.map(({ field }) => [field]))
    },
    patience
  )
})
