import { describe, expect, it } from 'vitest'
import type { Json } from '../../../../src/shared/changeLog/changeset'
import { createExportContext } from '../../../../src/shared/exchange/context'
import { csvColumns } from '../../../../src/shared/exchange/csvColumns'
import { csvRows } from '../../../../src/shared/exchange/csvRow'
import { figure } from '../../../../src/shared/records/figure'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { figureValue, makeRecord } from '../records/makeRecord'
import { sampleLike } from './sampleLike'

const records = new Map(Object.values(sampleLike).map(record => [record.id, record]))
const context = createExportContext(id => records.get(id), 'en')
const columns = csvColumns(figure)

function rowsOf(record: CatalogueRecord): Record<string, string>[] {
  return csvRows(figure, columns, record, context).map(cells =>
    Object.fromEntries(columns.map((column, index) => [column.header, cells[index] ?? '']))
  )
}

const notANumber = { ...figureValue('', ''), exact: null }
const states: readonly (readonly [string, Json, string, string])[] = [
  ['empty', null, '', ''],
  ['unknown', { ...notANumber, written: '?', state: 'unknown' }, 'unknown', ''],
  ['none', { ...notANumber, written: 'none', state: 'none' }, 'none', ''],
  ['0', figureValue('0', '0'), 'value', '0']
]

describe('figures in long form', () => {
  it('have one row per citation, which says what the citation says', () => {
    const [first, second, ...more] = rowsOf(sampleLike.figure)
    expect(more).toEqual([])
    expect(first).toMatchObject({
      subject: 'IRA',
      measure: 'members',
      value: '8900000',
      value_text: '8.9 million',
      value_state: 'value',
      approximate: 'no',
      as_of: '1928-01-01',
      as_of_written: '1 January 1928',
      according_to: 'Stasova, Elena',
      source: 'MOPR’s Banners Abroad',
      locator: 'p. 5',
      quote: '8,900,000 members',
      cited_field: 'value'
    })
    expect(second?.['figure_id']).toBe(first?.['figure_id'])
    expect(second?.['locator']).toBe('')
  })

  it('have one row without a citation', () => {
    const [row, ...more] = rowsOf(makeRecord('figure', { measure: 'members' }))
    expect(more).toEqual([])
    expect(row?.['citation_id']).toBe('')
  })

  it.each(states)('keep "%s" apart from the other states', (_, value, state, number) => {
    const record = makeRecord('figure', { measure: 'members', ...(value !== null && { value }) })
    const [row] = rowsOf(record)
    expect([row?.['value_state'], row?.['value']]).toEqual([state, number])
  })
})

describe('createExportContext', () => {
  it('survives records that are titled after one another in a circle', () => {
    const first = makeRecord('citation', { locator: 'p. 1' })
    const circle = makeRecord('citation', { source: first.id, locator: 'p. 1' }, first.id)
    expect(createExportContext(() => circle, 'en').labelOf(first.id)).toContain('p. 1')
  })

  it('prefers the reference code, and knows nothing of a record that is not there', () => {
    expect(context.codeOf(sampleLike.organisation.id)).toBe('IRA')
    expect(context.codeOf(sampleLike.person.id)).toBe('Stasova, Elena')
    expect(context.labelOf('nobody')).toBe('')
  })
})
