import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import sample from '../../../../../resources/sample/international-red-aid.json'
import { createExportContext } from '../../../../../src/shared/exchange/context'
import { recordsExport } from '../../../../../src/shared/exchange/recordsExport'
import { knownPlans } from '../../../../../src/shared/import/planFor'
import { areRecordLines, recordKinds } from '../../../../../src/shared/import/recordLines'
import { operationsOfEntered } from '../../../../../src/shared/records/entered'
import type { EnteredRecord } from '../../../../../src/shared/records/entered'
import { kinds } from '../../../../../src/shared/records/kinds'
import { isElements } from '../../../../../src/shared/records/record'
import type { CatalogueRecord } from '../../../../../src/shared/records/record'
import { newRecordId } from '../../../../../src/renderer/services/ids'
import { recordRowSource } from '../../../../../src/shared/import/run/recordRows'
import { newTestCatalogue } from '../../../../helpers/catalogue'
import type { TestCatalogue } from '../../../../helpers/catalogue'
import { importFile, statusesOf } from '../../../../helpers/importing'
import { randomRecords } from '../../exchange/randomRecords'

const start = { header: [], rows: [], kinds: recordKinds, isTable: false, areRecords: true }
const plans = knownPlans(start, null) ?? []

let catalogue: TestCatalogue
beforeEach(async () => {
  catalogue = await newTestCatalogue()
})
afterEach(async () => {
  await catalogue.remove()
})

function linesOf(records: readonly CatalogueRecord[]): string {
  const writer = recordsExport.writer({})
  const context = createExportContext(() => undefined, 'en')
  return records.map(record => writer.record(record, context)).join('')
}

/** What a record says; elements without their keys, which are a catalogue's own. */
function saidBy(records: readonly CatalogueRecord[]): ReadonlyMap<string, unknown> {
  return new Map(
    records.map(({ id, kind, values }) => {
      const plain = Object.entries(values).map(([name, value]) => [
        name,
        isElements(value) ? value.map(element => element.value) : value
      ])
      const filled = plain.filter(([name, value]) => name !== 'deleted' && !isEmptyList(value))
      return [id, { kind, ...(Object.fromEntries(filled) as Record<string, unknown>) }]
    })
  )
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

async function comeBack(records: readonly CatalogueRecord[]): Promise<void> {
  const lines = linesOf(records)
  expect(areRecordLines(lines)).toBe(true)
  const first = await importFile(catalogue, { plans, lines })
  // A date that is not understood is kept as it was.
  const lost = first.flatMap(({ issues }) => issues).filter(({ outcome }) => outcome !== 'kept')
  expect(lost).toEqual([])
  const stored = saidBy(await catalogue.database.records.toArray())
  expect(stored.size).toBe(records.length)
  for (const [id, said] of saidBy(records)) expect(stored.get(id)).toEqual(said)
  const again = await importFile(catalogue, { plans, lines })
  expect(statusesOf(again)).toEqual({ unchanged: again.length })
}

describe('records as lines of JSON', () => {
  it('come back as they were exported', async () => {
    const other = await newTestCatalogue()
    await other.saving.save(operationsOfEntered(sample as readonly EnteredRecord[], newRecordId))
    const records = await other.database.records.toArray()
    await other.remove()
    await comeBack(records)
  })

  it('come back whatever they hold', async () => {
    await comeBack(kinds.flatMap(kind => randomRecords(kind, 40, kind.name.length * 11)))
  }, 120_000)

  it('empty what a line leaves out, and refuse what is no record', async () => {
    const [kind] = kinds
    const [record] = kind ? randomRecords(kind, 1, 3) : []
    if (!record) throw new Error('No record')
    await importFile(catalogue, { plans, lines: linesOf([record]) })
    const emptied = JSON.stringify({ opis: 1, id: record.id, kind: record.kind, values: {} })
    const bad = [
      '{"opis":2,"id":"a","kind":"person","values":{}}',
      '{"opis":1,"id":"a","kind":"nothing","values":{}}',
      '{"opis":1,"id":"a","kind":"person","values":{"__proto__":{}}}',
      '{"opis":1,"id":"a","kind":"person","values":{"names":[null]}}',
      '{"opis":1,'
    ]
    const outcomes = await importFile(catalogue, { plans, lines: [emptied, ...bad].join('\r\n') })
    expect(outcomes.map(({ line, status, issues }) => [line, status, issues[0]?.code])).toEqual([
      [1, 'changed', undefined],
      ...bad.map((_, at) => [at + 2, 'refused', 'unreadable'])
    ])
    const stored = saidBy(await catalogue.database.records.toArray())
    expect([...stored.values()]).toEqual([{ kind: record.kind }])
  })

  it('are read on behind a line that is too long', async () => {
    const chunks = ['{"opis":1,', 'x'.repeat(60), 'x'.repeat(60), '"}\n{"opis"', ':1}\n', '']
    const found: (readonly [number, string])[] = []
    const rows = recordRowSource(
      {
        next: () => {
          const text = chunks.shift() ?? ''
          return Promise.resolve({ text, bytes: 0, isEnd: chunks.length === 0 })
        },
        onRead: () => undefined
      },
      100
    )
    for await (const page of rows)
      found.push(...page.map(({ line, cells }) => [line, cells[0]?.slice(0, 10) ?? ''] as const))
    expect(found).toEqual([
      [1, '{"opis":1,'],
      [2, '{"opis":1}']
    ])
  })
})
