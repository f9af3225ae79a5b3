import { describe, expect, it } from 'vitest'
import { namesOfBibtex } from '../../../../src/shared/bibliography/bibtexNames'
import { makeRecord } from '../records/makeRecord'
import { written } from './throughCatalogue'

describe('names in BibTeX', () => {
  it.each([
    ['Clara Zetkin and Elena D. {Stasova}', ['Zetkin, Clara', 'Stasova, Elena D.']],
    ['Ludwig van Beethoven', ['van Beethoven, Ludwig']],
    ["Charles de la Vall{\\'e}e Poussin", ['de la Vallée Poussin, Charles']],
    ['von Hicks, III, Michael', ['von Hicks, III, Michael']],
    ['Martin Luther King Jr.', ['King, Jr., Martin Luther']],
    ['{\\O}ystein Ore AND J.~K. Rowling', ['Ore, Øystein', 'Rowling, J. K.']],
    ['Jan {van der} Berg', ['Berg, Jan van der']],
    ['family=Beethoven, given=Ludwig, prefix=van', ['van Beethoven, Ludwig']],
    ['Е. Д. Стасова and Цеткин К.', ['Стасова, Е. Д.', 'Цеткин, К.']],
    ['毛 泽东 and Plato', ['毛 泽东', 'Plato']],
    ['Smith, John and others', ['Smith, John', 'et al.']]
  ])('%s', (value, names) => {
    expect(namesOfBibtex(value)).toEqual(names)
  })

  it.each([
    '{Barnes and Noble}',
    '{Rote Hilfe}',
    'Communist Party of Germany',
    'International Red Aid',
    'Исполнительный комитет Коминтерна'
  ])('%s is a body and stays whole', value => {
    expect(namesOfBibtex(value)).toEqual([value.replace(/[{}]/g, '')])
  })

  it('are written so that they are read again', () => {
    const names = ['Zetkin, Clara', 'Rote Hilfe', 'King, Jr., Martin Luther', 'et al.']
    const record = makeRecord('source', { title: 'A', creators: names.map(name => ({ name })) })
    const [, value = ''] = /author = \{(.*)\},\n/.exec(written([record], 'bibtex').text) ?? []
    expect(value).toMatch(/ and others$/)
    expect(namesOfBibtex(value)).toEqual(names)
  })
})
