import { expect, test } from 'vitest'
import { applyOperations, operationsByRecord } from '../../../../src/shared/changeLog/apply'
import type { Changeset } from '../../../../src/shared/changeLog/changeset'
import { operationsOfRecord } from '../../../../src/shared/changeLog/ofRecord'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { changeset } from '../../../helpers/changesets'
import { randomHistory } from '../../../helpers/randomHistory'

const id = '019ab600-0000-7000-8000-000000000001'

function apply(changesets: readonly Changeset[]): CatalogueRecord {
  const result = applyOperations(undefined, operationsByRecord(changesets).get(id) ?? [])
  if (!result) throw new Error('no record')
  return result
}

/** Written anew by another device: a changeset for each list of operations. */
function writtenAnew(record: CatalogueRecord): CatalogueRecord {
  return apply(operationsOfRecord(record).map((ops, at) => changeset('z', at + 1, at, ops)))
}

function conflictingValues({ conflicts = {} }: CatalogueRecord): unknown {
  return Object.fromEntries(
    Object.entries(conflicts).map(([register, all]) => [register, all.map(({ value }) => value)])
  )
}

test('1,000 random records written anew have the same values and the same conflicts', () => {
  let [contradicting, deleted] = [0, 0]
  for (let seed = 1; seed <= 1000; seed++) {
    const record = apply(randomHistory(seed, id))
    const anew = writtenAnew(record)
    expect(anew.kind).toBe(record.kind)
    expect(anew.values, `seed ${String(seed)}`).toEqual(record.values)
    expect(conflictingValues(anew), `seed ${String(seed)}`).toEqual(conflictingValues(record))
    if (record.conflicts) contradicting++
    if (record.values['deleted'] === true) deleted++
  }
  expect(contradicting).toBeGreaterThan(100)
  expect(deleted).toBeGreaterThan(100)
})

test('a record whose last value was emptied stays a record', () => {
  const ops = [{ k: 'section', r: id, f: 'seat', p: null, o: [] }]
  const anew = writtenAnew(apply([changeset('a', 1, 0, ops)]))
  expect(anew.id).toBe(id)
  expect(anew.values).toEqual({})
})

test('the key of an element may hold a slash', () => {
  const put = { k: 'section', r: id, f: 'links', e: 'a/b', p: { i: 'V', v: 'x' }, o: [] }
  const anew = writtenAnew(apply([changeset('a', 1, 0, [put])]))
  expect(anew.values['links']).toEqual([{ key: 'a/b', order: 'V', value: 'x' }])
})
