import { describe, expect, it } from 'vitest'
import { createNameLookup } from '../../../../../src/shared/import/run/nameLookup'
import type { Named } from '../../../../../src/shared/import/run/nameLookup'

const records: Named[] = [
  { id: '1', kind: 'section', title: 'Rote Hilfe Deutschlands', code: 'DE-1', isDeleted: false },
  { id: '2', kind: 'person', title: 'Stasova, Elena', code: '', isDeleted: false },
  { id: '3', kind: 'source', title: 'Путь МОПРа', code: '', isDeleted: false },
  { id: '4', kind: 'periodical', title: 'Путь МОПРа', code: '', isDeleted: false },
  { id: '5', kind: 'section', title: 'DE-1', code: 'DE-9', isDeleted: false },
  { id: '6', kind: 'section', title: 'Secours rouge', code: 'FR-1', isDeleted: true }
]

function resolved(text: string, ...kinds: string[]) {
  return createNameLookup(records)([{ text, kinds }])[0]
}

describe('a record that a file names', () => {
  it('is found by its reference code before any title', () => {
    expect(resolved(' de-1 ')).toEqual({ id: '1' })
  })

  it('is found by its title, whatever the case', () => {
    expect(resolved('stasova, ELENA', 'person')).toEqual({ id: '2' })
  })

  it('must be of a kind that may stand there', () => {
    expect(resolved('Путь МОПРа', 'periodical')).toEqual({ id: '4' })
    expect(resolved('Stasova, Elena', 'section')).toBe('unknown')
  })

  it('is not chosen among several', () => {
    expect(resolved('Путь МОПРа')).toBe('ambiguous')
  })

  it('is not taken from the trash', () => {
    expect(resolved('FR-1')).toBe('unknown')
  })
})
