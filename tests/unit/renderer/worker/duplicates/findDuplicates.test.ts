import { describe, expect, it } from 'vitest'
import { DuplicateFinder } from '../../../../../src/renderer/worker/duplicates/findDuplicates'
import { sameText } from '../../../../../src/renderer/worker/duplicates/sameText'
import type { CatalogueRecord } from '../../../../../src/shared/records/record'
import { gregorian, makeRecord } from '../../../shared/records/makeRecord'

function found(...records: readonly CatalogueRecord[]) {
  const finder = new DuplicateFinder(sameText)
  finder.put(records)
  return finder.groups().map(({ rules, ids }) => ({ rules, ids: [...ids] }))
}

const person = (text: string) => makeRecord('person', { names: [{ text }] })

describe('duplicates', () => {
  it('are found by the same name in another script and another order of words', () => {
    const [latin, cyrillic] = [person('Stasova, Elena'), person('Елена Стасова')]
    expect(found(latin, person('Clara Zetkin'), cyrillic)).toEqual([
      { rules: ['name'], ids: [latin.id, cyrillic.id] }
    ])
  })

  it('are found whatever table a name was romanised by', () => {
    for (const [latin, cyrillic] of [
      ['Prokofiev, Sergei', 'Сергей Прокофьев'],
      ['Schtschukin, Iwan', 'Иван Щукин'],
      ['Chernyshevskii', 'Чернышевский']
    ] as const) {
      expect(found(person(latin), person(cyrillic)), latin).toHaveLength(1)
    }
    expect(found(person('Иван Петров'), person('Иван Павлов'))).toEqual([])
    expect(found(person('МОПР 5'), person('МОПР 6'))).toEqual([])
  })

  it('are found by the same title and dates, not by the title alone', () => {
    const report = (date: string) =>
      makeRecord('document', { title: 'Отчёт ЦК', dates: gregorian(date) })
    const [one, other] = [report('1928'), report('1928')]
    expect(found(one, report('1929'), other)).toEqual([
      { rules: ['title'], ids: [one.id, other.id] }
    ])
  })

  it('are found by an ISSN, however it is written, and by an identifier with its scheme', () => {
    const issn = (value: string) => makeRecord('periodical', { issn: value })
    const [one, other] = [issn('0378-5955'), issn('0378 5955')]
    expect(found(one, other)).toEqual([{ rules: ['identifier'], ids: [one.id, other.id] }])
    const identified = (scheme: string) =>
      makeRecord('person', { identifiers: [{ scheme, value: 'Q1' }] })
    expect(found(identified('wikidata'), identified('viaf'))).toEqual([])
  })

  it('are one group with every reason', () => {
    const make = () => makeRecord('source', { title: 'История МОПРа', isbn: '978-3-16-148410-0' })
    const [one, other] = [make(), make()]
    expect(found(one, other)).toEqual([{ rules: ['identifier', 'title'], ids: [one.id, other.id] }])
  })

  it('are of one kind, and never in the trash', () => {
    expect(
      found(person('Красный путь'), makeRecord('document', { title: 'Красный путь' }))
    ).toEqual([])
    const deleted = makeRecord('person', { names: [{ text: 'Clara Zetkin' }], deleted: true })
    expect(found(person('Clara Zetkin'), deleted)).toEqual([])
  })

  it('are not what was found to be something else', () => {
    const one = person('Ivan Petrov')
    const other = makeRecord('person', { names: [{ text: 'Ivan Petrov' }], distinctFrom: [one.id] })
    const third = person('Иван Петров')
    expect(found(one, other)).toEqual([])
    expect(found(one, other, third)).toEqual([
      { rules: ['name'], ids: [one.id, other.id, third.id] }
    ])
  })
})
