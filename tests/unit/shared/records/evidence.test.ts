import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../../../../src/shared/records/evidence'
import { section } from '../../../../src/shared/records/section'
import { makeRecord, nextId } from './makeRecord'

describe('evidenceOf', () => {
  it('gives every statement with its citations, those without any too', () => {
    const [first, second] = [nextId(), nextId()]
    const record = makeRecord('section', {
      seat: 'Berlin',
      country: 'DE',
      referenceCode: 'N-2',
      citations: [
        { citation: first, field: 'seat' },
        { citation: second, field: 'seat' },
        { citation: first }
      ]
    })
    const { statements, whole } = evidenceOf(record, section)
    expect(statements.map(({ field, citations }) => [field.name, citations])).toEqual([
      ['country', []],
      ['seat', [first, second]]
    ])
    expect(whole).toEqual([first])
  })
})
