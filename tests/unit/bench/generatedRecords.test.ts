import { describe, expect, test } from 'vitest'
import { generatedId, generatedOperations, generatedStream } from '../../bench/generated/operations'
import { applyOperations, operationsByRecord } from '../../../src/shared/changeLog/apply'
import type { CatalogueRecord } from '../../../src/shared/records/record'
import { validateRecord } from '../../../src/shared/records/validate'
import { changeset } from '../../helpers/changesets'

function records(count: number): CatalogueRecord[] {
  const made = changeset('a', 1, 0, [...generatedStream(0, count)].flat())
  return [...operationsByRecord([made]).values()].flatMap(
    operations => applyOperations(undefined, operations) ?? []
  )
}

describe('generated records', () => {
  test('are the same each time, whichever is made first', () => {
    const later = generatedOperations(1234)
    generatedOperations(7)
    expect(generatedOperations(1234)).toEqual(later)
    expect(generatedOperations(1235)).not.toEqual(later)
  })

  test('are valid: every term, date and figure is understood', () => {
    const issues = records(1000).flatMap(record =>
      validateRecord(record).map(issue => ({ kind: record.kind, ...issue }))
    )
    expect(issues).toEqual([])
  })

  test('refer to earlier records only, of every kind but the last', () => {
    const all = records(3000)
    const numbers = new Map(all.map(({ id }, index) => [id, index]))
    const forward = all.filter(({ refs }, index) =>
      refs.some(id => (numbers.get(id) ?? Infinity) >= index)
    )
    expect(forward).toEqual([])
    const referred = new Set(all.flatMap(({ refs }) => refs))
    const kinds = new Set(all.filter(({ id }) => referred.has(id)).map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(
      ['citation', 'governingBody', 'organisation', 'person', 'section', 'source'].sort()
    )
  })

  test('have ids that rise in the order of the records', () => {
    const ids = Array.from({ length: 300 }, (_, index) => generatedId(index * 997))
    expect([...ids].sort()).toEqual(ids)
    for (const id of ids)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/)
  })

  test('say that they are generated', () => {
    for (const record of records(50)) {
      expect(record.values['tags']).toEqual([expect.objectContaining({ value: 'generated' })])
    }
  })
})
