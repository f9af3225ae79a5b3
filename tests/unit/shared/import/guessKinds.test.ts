import { expect, it } from 'vitest'
import { guessKinds } from '../../../../src/shared/import/guess'

it.each([
  [['Шифр', 'Заглавие'], 'document'],
  [['Шифр', 'Заглавие', 'Место'], 'periodical'],
  [['Шифр', 'Название', 'ISSN'], 'periodical'],
  [['Reference code', 'Title', 'Date'], 'document'],
  [['Шифр', 'Заглавие', 'Дата'], 'document'],
  [['Шифр', 'Заглавие', 'Место', 'Годы издания', 'Язык', 'Страна'], 'periodical'],
  [['id', 'artist', 'title', 'dateText', 'url'], 'source']
])('a table with the columns %j is taken for one of the kind %s', (header, kind) => {
  expect(guessKinds(header, [])[0]?.kind.name).toBe(kind)
})

it('reference codes make the column that is called by their name', () => {
  const [guess] = guessKinds(['Шифр', 'Заглавие', 'Место'], [])
  expect(guess?.rules[0]?.target).toMatchObject({ field: 'referenceCode' })
})
