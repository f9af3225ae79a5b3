import { describe, expect, it } from 'vitest'
import {
  bibliographyFormat,
  readBibliography
} from '../../../../src/shared/bibliography/readBibliography'
import { makeRecord } from '../records/makeRecord'
import { sourcesOf, written } from './throughCatalogue'

/** The cells of the first entry that say something, by column. */
function entryOf(...lines: readonly string[]) {
  const { header, rows } = readBibliography(lines.join('\n'), 'ris')
  const [first] = rows
  return Object.fromEntries(
    header.flatMap((name, at) => (first?.cells[at] ? [[name, first.cells[at]]] : []))
  )
}

describe('lines of RIS', () => {
  it('may end as on an old Macintosh, and begin with a mark', () => {
    const text = '\uFEFFTY  - BOOK\rTI  - A\rER  - \r'
    expect(bibliographyFormat(text)).toBe('ris')
    expect(readBibliography(text, 'ris').rows).toHaveLength(1)
  })

  it('with one blank are tags where there is such a tag', () => {
    expect(entryOf('TY - JOUR', 'AB - First', 'II - Results', 'ER -')).toMatchObject({
      source_kind: 'article',
      abstract: 'First\nII - Results'
    })
  })

  it('may give the type in small letters', () => {
    expect(bibliographyFormat('TY  - jour\nTI  - A\nER  - ')).toBe('ris')
    expect(entryOf('TY  - jour', 'TI  - A', 'ER  - ')['source_kind']).toBe('article')
  })

  it('may end with the comma that Zotero once wrote', () => {
    expect(readBibliography('TY  - BOOK\nTI  - A\nER  - ,\n', 'ris').issues).toEqual([])
  })

  it('may say the end without its dash', () => {
    expect(
      readBibliography('TY  - BOOK\nTI  - A\nER\nTY  - BOOK\nTI  - B\nER\n', 'ris')
    ).toMatchObject({ issues: [], rows: [{ line: 1 }, { line: 4 }] })
  })

  it('below a keyword are keywords', () => {
    expect(entryOf('TY  - BOOK', 'KW  - one', 'two', 'three', 'ER  - ')['tags']).toBe(
      'one|two|three'
    )
  })
})

describe('names in RIS', () => {
  it('have the generation last, and perhaps no blank, or stand together', () => {
    const entry = entryOf(
      'TY  - BOOK',
      'AU  - King, Martin, Jr.',
      'A1  - Bell,D.; Marr, E.',
      'ER  - '
    )
    expect(entry['creator']).toBe('King, Jr., Martin|Bell, D.|Marr, E.')
    const record = makeRecord('source', { title: 'A', creators: [{ name: 'King, Jr., Martin' }] })
    expect(written([record], 'ris').text).toContain('AU  - King, Martin, Jr.\r\n')
  })

  it('begin with the family name where initials follow it', () => {
    const entry = entryOf('TY  - BOOK', 'AU  - Стасова Е. Д.; Цеткин К.', 'AU  - МОПР', 'ER  - ')
    expect(entry['creator']).toBe('Стасова, Е. Д.|Цеткин, К.|МОПР')
  })

  it('are those of editors in the tags that the type has for them', () => {
    expect(entryOf('TY  - CONF', 'A2  - Bell, D.', 'ER  - ')['editor']).toBe('Bell, D.')
    expect(entryOf('TY  - BOOK', 'A3  - Bell, D.', 'ER  - ')['editor']).toBe('Bell, D.')
    expect(entryOf('TY  - THES', 'A3  - Bell, D.', 'ER  - ')['A3']).toBe('Bell, D.')
  })
})

describe('what contains a work in RIS', () => {
  it('is named by the fullest title, wherever it stands', () => {
    expect(entryOf('TY  - JOUR', 'JO  - J. A.', 'JF  - Journal of A', 'ER  - ')).toMatchObject({
      contained_in: 'Journal of A',
      JO: 'J. A.'
    })
    expect(entryOf('TY  - JOUR', 'JA  - J. A.', 'ER  - ')).toMatchObject({
      contained_in: 'J. A.',
      journal_abbreviation: 'J. A.'
    })
  })

  it('is the series of a book', () => {
    const text = 'TY  - BOOK\r\nTI  - A\r\nT2  - Series\r\nBT  - Whole\r\nER  - \r\n\r\n'
    const table = readBibliography(text, 'ris')
    expect(entryOf(text)).toMatchObject({ series: 'Series', contained_in: 'Whole' })
    expect(written(sourcesOf(table), 'ris').text).toMatch(/BT {2}- Whole\r\nT2 {2}- Series/)
  })
})

describe('dates in RIS', () => {
  it.each([
    [['PY  - 1928', 'DA  - Mar'], 'Mar 1928', '1928-03'],
    [['PY  - 1928//', 'DA  - Mar-Apr'], 'Mar-Apr 1928', '1928-03/1928-04'],
    [['Y1  - 1928/Mar//'], '1928/Mar//', '1928-03'],
    [['DA  - 1928-03-05T00:00:00Z', 'PY  - 1928'], '1928-03-05', '1928-03-05']
  ])('%j', (lines, date, edtf) => {
    const entry = entryOf('TY  - JOUR', ...lines, 'ER  - ')
    expect(entry).toMatchObject({ date, date_edtf: edtf })
    expect(entry).not.toHaveProperty('DA')
  })
})

describe('identifiers and languages in RIS', () => {
  it('are read where other programmes put them', () => {
    expect(entryOf('TY  - JOUR', 'M3  - doi:10.1000/182', 'LA  - en-US', 'ER  - ')).toMatchObject({
      doi: '10.1000/182',
      language: 'en'
    })
    expect(entryOf('TY  - JOUR', 'M3  - Review', 'DO  - 10.1000/182', 'ER  - ')['M3']).toBe(
      'Review'
    )
  })

  it('that say the same twice say it once', () => {
    expect(entryOf('TY  - BOOK', 'TI  - A', 'T1  - A', 'T1  - B', 'ER  - ')).toMatchObject({
      title: 'A',
      T1: 'B'
    })
  })
})
