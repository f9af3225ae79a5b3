import { expect, test } from 'vitest'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { canonicalRecord } from '../../../../src/shared/restoring/canonical'

const record: CatalogueRecord = {
  id: 'r1',
  kind: 'section',
  values: { seat: 'Берлин', names: [{ key: 'n', order: 'V', value: { text: 'a', lang: 'ru' } }] },
  live: { seat: ['a:1:0@t'], 'names/n': ['a:1:1@t'] },
  createdAt: 1,
  updatedAt: 2,
  refs: ['x', 'y']
}

test('neither the order of keys nor that of references makes a difference', () => {
  const { names, seat } = record.values
  const same = {
    refs: ['y', 'x'],
    updatedAt: 2,
    createdAt: 1,
    live: { 'names/n': ['a:1:1@t'], seat: ['a:1:0@t'] },
    values: { names: names ?? [], seat: seat ?? null },
    kind: 'section',
    id: 'r1'
  }
  expect(canonicalRecord(same)).toBe(canonicalRecord(record))
})

test.each<[string, Partial<CatalogueRecord>]>([
  ['a value', { values: { ...record.values, seat: 'Berlin' } }],
  ['an empty value', { values: { ...record.values, parent: null } }],
  ['a live operation', { live: { ...record.live, seat: ['a:2:0@t'] } }],
  ['a conflict', { conflicts: { seat: [{ live: 'a:1:0@t', value: 'x' }] } }],
  ['a reference', { refs: ['x'] }],
  ['the time', { updatedAt: 3 }]
])('%s makes a difference', (_what, change) => {
  expect(canonicalRecord({ ...record, ...change })).not.toBe(canonicalRecord(record))
})
