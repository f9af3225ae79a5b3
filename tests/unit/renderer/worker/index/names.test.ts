import { describe, expect, it } from 'vitest'
import { RecordIndex } from '../../../../../src/renderer/worker/catalogueIndex'
import { makeRecord } from '../../../shared/records/makeRecord'

const section = (text: string, referenceCode: string, deleted = false) =>
  makeRecord('section', { names: [{ text }], referenceCode, deleted })

const germany = section('Rote Hilfe Deutschlands', 'DE-1')
const stasova = makeRecord('person', { names: [{ text: 'Stasova, Elena' }] })
const book = makeRecord('source', { title: 'Путь МОПРа' })
const journal = makeRecord('periodical', { titles: [{ text: 'Путь МОПРа' }] })
const named = section('DE-1', 'DE-9')
const gone = section('Secours rouge', 'FR-1', true)

const index = new RecordIndex('en')
index.put([germany, stasova, book, journal, named, gone])
index.flush()

function resolved(text: string, ...kinds: string[]) {
  return index.resolveNames([{ text, kinds }])[0]
}

describe('a record that a file names', () => {
  it('is found by its reference code before any title', () => {
    expect(resolved(' de-1 ')).toEqual({ id: germany.id })
  })

  it('is found by its title, whatever the case', () => {
    expect(resolved('stasova, ELENA', 'person')).toEqual({ id: stasova.id })
  })

  it('must be of a kind that may stand there', () => {
    expect(resolved('Путь МОПРа', 'periodical')).toEqual({ id: journal.id })
    expect(resolved('Stasova, Elena', 'section')).toBe('unknown')
  })

  it('is not chosen among several', () => {
    expect(resolved('Путь МОПРа')).toBe('ambiguous')
  })

  it('is not taken from the trash', () => {
    expect(resolved('FR-1')).toBe('unknown')
  })

  it('is not found by another script, which a file does not mean', () => {
    expect(resolved('Put MOPRa')).toBe('unknown')
  })

  it('is found under its new name after a change', () => {
    const own = new RecordIndex('en')
    const find = (text: string) => own.resolveNames([{ text, kinds: [] }])[0]
    const record = section('old', '')
    own.put([record])
    own.flush()
    expect(find('old')).toEqual({ id: record.id })
    own.put([{ ...record, values: section('new', '').values }])
    own.flush()
    expect(find('new')).toEqual({ id: record.id })
    expect(find('old')).toBe('unknown')
  })
})
