import { describe, expect, it } from 'vitest'
import { applyOperations, operationsByRecord } from '../../../../src/shared/changeLog/apply'
import type { Changeset } from '../../../../src/shared/changeLog/changeset'
import {
  create,
  newSubject,
  setElement,
  setElements,
  setField
} from '../../../../src/shared/changeLog/edit'
import { elementsOf, valueOf, valuesOf } from '../../../../src/shared/records/record'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { changeset } from '../../../helpers/changesets'
import { randomHistory } from '../../../helpers/randomHistory'

const id = '019ab600-0000-7000-8000-000000000001'
const other = '019ab600-0000-7000-8000-000000000002'

function apply(record: CatalogueRecord | undefined, ...changesets: Changeset[]): CatalogueRecord {
  const result = applyOperations(record, operationsByRecord(changesets).get(id) ?? [])
  if (!result) throw new Error('no record')
  return result
}

const begun = apply(
  undefined,
  changeset('a', 1, 0, [
    create(newSubject(id, 'section')),
    setField(newSubject(id, 'section'), 'seat', 'Berlin')
  ])
)

describe('applying operations', () => {
  it('makes a record of its first operations', () => {
    expect(begun.kind).toBe('section')
    expect(valueOf(begun, 'seat')).toBe('Berlin')
    expect(begun.values['deleted']).toBe(false)
  })

  it('replaces the value that the operation names, and leaves other fields alone', () => {
    const next = apply(begun, changeset('a', 2, 1, [setField(begun, 'seat', 'Moscow')]))
    expect(valueOf(next, 'seat')).toBe('Moscow')
    expect(next.live['seat']).toHaveLength(1)
    expect(next.values['deleted']).toBe(false)
  })

  it('keeps two values entered without knowledge of each other, and shows the newer', () => {
    const berlin = apply(
      begun,
      changeset('b', 1, 5, [setField(begun, 'seat', 'Paris')]),
      changeset('a', 2, 9, [setField(begun, 'seat', 'Moscow')])
    )
    expect(valueOf(berlin, 'seat')).toBe('Moscow')
    expect(berlin.conflicts?.['seat']?.map(({ value }) => value)).toEqual(['Paris', 'Moscow'])
    const resolved = apply(berlin, changeset('a', 3, 10, [setField(berlin, 'seat', 'Paris')]))
    expect(resolved.conflicts).toBeUndefined()
    expect(valueOf(resolved, 'seat')).toBe('Paris')
  })

  it('sees no conflict where two devices entered the same', () => {
    const same = apply(
      begun,
      changeset('b', 1, 5, [setField(begun, 'seat', 'Paris')]),
      changeset('a', 2, 9, [setField(begun, 'seat', 'Paris')])
    )
    expect(same.conflicts).toBeUndefined()
    expect(same.live['seat']).toHaveLength(2)
  })

  it('keeps elements apart: two devices adding to one list lose neither', () => {
    const both = apply(
      begun,
      changeset('a', 2, 1, setElements(begun, 'tags', [{ key: 'x', value: 'x' }])),
      changeset('b', 1, 2, setElements(begun, 'tags', [{ key: 'y', value: 'y' }]))
    )
    expect(valuesOf(both, 'tags').toSorted()).toEqual(['x', 'y'])
    expect(both.conflicts).toBeUndefined()
  })

  it('removes an element, and the field with its last one', () => {
    const tagged = apply(
      begun,
      changeset('a', 2, 1, setElements(begun, 'tags', [{ key: 'x', value: 'x' }]))
    )
    const bare = apply(tagged, changeset('a', 3, 2, [setElement(tagged, 'tags', 'x', null)]))
    expect(elementsOf(bare, 'tags')).toEqual([])
    expect('tags' in bare.values).toBe(false)
  })

  it('collects the records referred to', () => {
    const next = apply(begun, changeset('a', 2, 1, [setField(begun, 'parent', other)]))
    expect(next.refs).toEqual([other])
  })

  it('keeps fields and kinds it does not know', () => {
    const subject = newSubject(id, 'kindOfTomorrow')
    const made = apply(undefined, changeset('a', 1, 0, [setField(subject, 'novel', { deep: [1] })]))
    expect(made.kind).toBe('kindOfTomorrow')
    expect(made.values['novel']).toEqual({ deep: [1] })
  })
})

describe('convergence', () => {
  it('1,000 random histories give one record in whatever order, at once, in parts, and twice over', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const history = randomHistory(seed, id)
      const whole = apply(undefined, ...history)
      const reversed = apply(undefined, ...history.toReversed())
      const half = Math.floor(history.length / 2)
      const inParts = apply(apply(undefined, ...history.slice(0, half)), ...history.slice(half))
      const twice = apply(apply(whole, ...history), ...history)
      expect(reversed, `seed ${String(seed)}`).toEqual(whole)
      expect(inParts, `seed ${String(seed)}`).toEqual(whole)
      expect(twice, `seed ${String(seed)}`).toEqual(whole)
    }
  })

  it('a replay from an earlier point ends at the same record', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const history = randomHistory(seed, id)
      const current = apply(undefined, ...history)
      const from = Math.floor(history.length / 3)
      let replayed = current
      for (const made of history.slice(from)) replayed = apply(replayed, made)
      expect(replayed, `seed ${String(seed)}`).toEqual(current)
    }
  })
})
