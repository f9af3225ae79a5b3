import { describe, expect, it } from 'vitest'
import { csvColumns } from '../../../../src/shared/exchange/csvColumns'
import { kinds } from '../../../../src/shared/records/kinds'
import { otherColumns } from '../../../../src/shared/records/otherColumns'

function headersOf(name: string): string[] {
  return kinds
    .filter(kind => kind.name === name)
    .flatMap(kind => csvColumns(kind))
    .map(column => column.header)
}

describe('csvColumns', () => {
  it.each(kinds.map(kind => kind.name))('gives each column of %s its own plain name', name => {
    const headers = headersOf(name)
    expect(new Set(headers).size).toBe(headers.length)
    expect(headers.filter(header => !/^[a-z][a-z0-9_]*$/.test(header))).toEqual([])
    expect(headers).toContain('reference_code')
  })

  it('covers every field and part', () => {
    for (const kind of kinds) {
      const covered = new Set(csvColumns(kind).map(({ field, part }) => `${field}/${part ?? ''}`))
      const declared = kind.fields
        .filter(field => field !== otherColumns)
        .flatMap(({ name, parts }) =>
          parts ? parts.map(part => `${name}/${part.name}`) : [`${name}/`]
        )
      expect(declared.filter(place => !covered.has(place))).toEqual([])
    }
  })

  it('ends with the columns that no field takes, under their own names', () => {
    const headers = kinds.map(kind => csvColumns(kind, ['Former no.', 'status']).at(-1)?.header)
    expect(new Set(headers)).toEqual(new Set(['Former no.']))
  })

  it('begins a row of figures with the agreed columns', () => {
    const agreed =
      'figure_id,citation_id,subject,measure,value,value_text,value_state,lower,upper,approximate,' +
      'unit,as_of,according_to,method,rank,rank_reason,source,locator,quote'
    expect(headersOf('figure').slice(0, 19).join(',')).toBe(agreed)
  })

  it('spreads names, references and dates over columns', () => {
    const headers = headersOf('person')
    expect(headers[0]).toBe('id')
    expect(headers.slice(1, 3)).toEqual(['name', 'name_type'])
    expect(headers.filter(header => header.startsWith('role'))).toEqual([
      'role',
      'role_body',
      'role_body_id',
      'role_dates',
      'role_dates_edtf',
      'role_dates_calendar'
    ])
  })
})
