import { describe, expect, it } from 'vitest'
import { applyOperations, operationsByRecord } from '../../../../src/shared/changeLog/apply'
import type { Changeset, Operation } from '../../../../src/shared/changeLog/changeset'
import {
  create,
  newSubject,
  setDeleted,
  setElements,
  setField
} from '../../../../src/shared/changeLog/edit'
import {
  recordAfter,
  restoreChanges,
  restoreOperations
} from '../../../../src/shared/changeLog/restore'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { changeset } from '../../../helpers/changesets'
import { pick, seeded, whole } from '../../../helpers/random'

const id = 'r1'

/** A record's life, save by save; each is made from what the one before left. */
function live(saves: readonly ((record: CatalogueRecord) => readonly Operation[])[]): Changeset[] {
  const changesets: Changeset[] = []
  for (const save of saves) {
    const record = recordAfter(id, changesets)
    const ops = record ? save(record) : [create(newSubject(id, 'section'))]
    changesets.push(changeset('a', changesets.length + 1, changesets.length, ops))
  }
  return changesets
}

function after(changesets: readonly Changeset[], more: readonly Operation[]): CatalogueRecord {
  const last = changeset('a', changesets.length + 1, 1000, more)
  const all = operationsByRecord([...changesets, last]).get(id) ?? []
  const record = applyOperations(undefined, all)
  if (!record) throw new Error('the record is gone')
  return record
}

function then(changesets: readonly Changeset[], count: number): CatalogueRecord {
  const record = recordAfter(id, changesets.slice(0, count))
  if (!record) throw new Error('the record was not there yet')
  return record
}

describe('a record restored to an earlier state', () => {
  it('holds the fields, elements and place in the trash that it held then, by one save', () => {
    const changesets = live([
      () => [],
      record => [setField(record, 'seat', 'Berlin'), setField(record, 'country', 'DE')],
      record =>
        setElements(
          record,
          'notes',
          ['one', 'two'].map(key => ({ key, value: key }))
        ),
      record => [setField(record, 'seat', 'Paris'), setField(record, 'country', null)],
      record =>
        setElements(
          record,
          'notes',
          ['two', 'three'].map(key => ({ key, value: key }))
        ),
      record => [setDeleted(record, true), setField(record, 'url', 'x')]
    ])
    const now = then(changesets, 6)
    const former = then(changesets, 3)
    const restored = after(changesets, restoreOperations(now, former))
    expect(restored.values).toEqual(former.values)
    expect(restored.conflicts).toBeUndefined()
    expect(restoreOperations(restored, former)).toEqual([])
  })

  it('shows before what would change', () => {
    const changesets = live([
      () => [],
      record => [setField(record, 'seat', 'Berlin')],
      record => [setField(record, 'seat', 'Paris'), setField(record, 'url', 'x')]
    ])
    expect(restoreChanges(then(changesets, 3), then(changesets, 2))).toMatchObject([
      { field: 'seat', from: ['Paris'], to: 'Berlin' },
      { field: 'url', from: ['x'], to: null }
    ])
  })

  it('ends a conflict by the value of then', () => {
    const base = live([() => [], record => [setField(record, 'seat', 'Berlin')]])
    const seen = then(base, 2)
    const others = [
      changeset('a', 3, 10, [setField(seen, 'seat', 'Paris')]),
      changeset('b', 1, 20, [setField(seen, 'seat', 'Moscow')])
    ]
    const now = recordAfter(id, [...base, ...others])
    if (!now) throw new Error('the record is gone')
    expect(Object.keys(now.conflicts ?? {})).toEqual(['seat'])
    const last = changeset('a', 4, 30, restoreOperations(now, seen))
    expect(recordAfter(id, [...base, ...others, last])).toMatchObject({ values: seen.values })
    expect(recordAfter(id, [...base, ...others, last])?.conflicts).toBeUndefined()
  })

  it('is what it was, whatever happened in between', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed)
      const saves = Array.from({ length: 12 }, () => randomSave(random))
      const changesets = live(saves)
      const former = then(changesets, 1 + whole(random, 11))
      const now = then(changesets, 12)
      expect(after(changesets, restoreOperations(now, former)).values).toEqual(former.values)
    }
  })
})

function randomSave(random: () => number): (record: CatalogueRecord) => readonly Operation[] {
  const [kind, value] = [whole(random, 4), whole(random, 5)]
  const keys = ['a', 'b', 'c', 'd'].filter(() => random() < 0.5)
  const order = random() < 0.5 ? keys : keys.toReversed()
  const field = pick(random, ['seat', 'country', 'url'])
  return record => {
    if (kind === 0) return [setDeleted(record, record.values['deleted'] !== true)]
    if (kind === 1)
      return setElements(
        record,
        'notes',
        order.map(key => ({ key, value }))
      )
    return [setField(record, field, kind === 2 ? null : value)]
  }
}
