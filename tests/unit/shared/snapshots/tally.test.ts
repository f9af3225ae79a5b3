import { expect, test } from 'vitest'
import { deletedField } from '../../../../src/shared/records/record'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { createTally } from '../../../../src/shared/snapshots/tally'

function record(id: string, kind: string, deleted: boolean | 'undone' = false): CatalogueRecord {
  const values = { [deletedField]: deleted }
  return { id, kind, values, live: {}, createdAt: 0, updatedAt: 0, refs: [] }
}

test('a record that comes again counts once, as it was the last time', () => {
  const tally = createTally()
  for (const each of [
    record('a', 'section'),
    record('b', 'person'),
    record('c', 'section', 'undone'),
    record('a', 'section', true),
    record('b', 'event')
  ]) {
    tally.add(each)
  }
  expect(tally.recordCount()).toBe(3)
  expect(tally.counts()).toEqual({
    records: 3,
    deleted: 2,
    byKind: { event: 1, section: 2 },
    lines: 5
  })
})

test('a kind may have any name', () => {
  const tally = createTally()
  tally.add(record('a', '__proto__'))
  tally.add(record('b', 'constructor'))
  expect(Object.entries(tally.counts().byKind)).toEqual([
    ['__proto__', 1],
    ['constructor', 1]
  ])
})
