import { describe, expect, it } from 'vitest'
import type { Json } from '../../../../src/shared/changeLog/changeset'
import {
  bibliographyFormat,
  readBibliography
} from '../../../../src/shared/bibliography/readBibliography'

function entriesOf(value: Json) {
  const { header, rows } = readBibliography(JSON.stringify(value), 'csl')
  return rows.map(({ cells }) =>
    Object.fromEntries(header.flatMap((name, at) => (cells[at] ? [[name, cells[at]]] : [])))
  )
}

describe('dates of CSL-JSON', () => {
  it.each([
    [{ 'date-parts': [['1928', '5', '']] }, '1928-05', '1928-05'],
    [{ 'date-parts': [[1928, 5, 0]] }, '1928-05', '1928-05'],
    [{ 'date-parts': [[null]] }, undefined, undefined],
    [{ 'date-parts': [[1923], [0]] }, '1923/..', '1923/..'],
    [{ 'date-parts': [[-44, 3]] }, '-0044-03', '-0044-03'],
    [{ 'date-parts': [[1928]], season: 'Spring' }, '1928-21', '1928-21'],
    [{ 'date-parts': [[1928]], season: 'Harvest' }, 'Harvest 1928', '1928'],
    [[{ year: '1923', month: '5' }, { year: 1924 }], '1923-05/1924', '1923-05/1924'],
    [{ years: [1928] }, '{"years":[1928]}', undefined],
    ['May 1928', 'May 1928', '1928-05']
  ])('%j', (issued: Json, date, edtf) => {
    const [entry] = entriesOf([{ id: 'a', type: 'book', title: 'A', issued }])
    expect(entry?.['date']).toBe(date)
    expect(entry?.['date_edtf']).toBe(edtf)
  })
})

describe('CSL-JSON of resolvers and other programmes', () => {
  it('is known without an id, and has lists where a text is meant', () => {
    const item = {
      type: 'article-journal',
      DOI: '10.1000/182',
      title: ['A'],
      ISSN: ['0028-0836', '1476-4687'],
      author: [{ name: 'MOPR' }, { family: 'Zetkin', given: 'Clara' }, { unknown: 'x' }],
      language: 'de-DE',
      keyword: ['a', 'b; c'],
      constructor: 'd'
    }
    expect(bibliographyFormat(JSON.stringify(item))).toBe('csl')
    expect(entriesOf(item)).toEqual([
      {
        source_kind: 'article',
        doi: '10.1000/182',
        title: 'A',
        issn: '0028-0836',
        ISSN: '1476-4687',
        creator: 'MOPR|Zetkin, Clara|{"unknown":"x"}',
        language: 'de',
        tags: 'a|b|c',
        constructor: 'd'
      }
    ])
  })

  it('may stand under "references"', () => {
    expect(entriesOf({ references: [{ id: 'a', type: 'book', title: 'A' }] })).toHaveLength(1)
  })
})
