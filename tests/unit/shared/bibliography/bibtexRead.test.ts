import { describe, expect, it } from 'vitest'
import { readBibliography } from '../../../../src/shared/bibliography/readBibliography'
import { makeRecord } from '../records/makeRecord'
import { written } from './throughCatalogue'

/** The cells of each entry that say something, by column. */
function entriesOf(text: string) {
  const { header, rows, issues } = readBibliography(text, 'bibtex')
  const entries = rows.map(({ cells }) =>
    Object.fromEntries(header.flatMap((name, at) => (cells[at] ? [[name, cells[at]]] : [])))
  )
  return { entries, issues: issues.map(({ line, code }) => `${String(line)} ${code}`) }
}

function entryOf(fields: string, type = 'book') {
  return entriesOf(`@${type}{key, ${fields}}`).entries[0]
}

describe('an entry of BibTeX that is not quite right', () => {
  it.each([
    ['key with (parentheses), title={A}', { citation_key: 'key with (parentheses)', title: 'A' }],
    ['title={No key}, year=1928', { title: 'No key', date: '1928' }],
    ['k, title={A} year=1928', { title: 'A', date: '1928' }],
    ['k,, title={A},, year=1928,', { title: 'A', date: '1928' }],
    ['%\n k, % a remark\n % title = {B}\n title={50\\% A}', { citation_key: 'k', title: '50% A' }],
    // A path that ends with a backslash, and a brace of the text.
    ['k, file = {C:\\docs\\},\n title={A}', { file: 'C:\\docs\\', title: 'A' }],
    ['k, title={A \\} and \\{B\\},\n C}', { title: 'A } and {B}, C' }],
    [
      'k, author={B, A}, author={D, C}, keywords={x}, keywords={y}',
      { creator: 'B, A|D, C', tags: 'x|y' }
    ]
  ])('is read: %s', (content, cells) => {
    const { entries, issues } = entriesOf(`@book{${content}}`)
    expect(issues).toEqual([])
    expect(entries[0]).toMatchObject(cells)
  })

  it('is told from an address in the text between entries', () => {
    const { entries, issues } = entriesOf('Write to archive@example.org\n@book{a, title={A}}')
    expect(entries).toHaveLength(1)
    expect(issues).toEqual([])
  })
})

describe('an entry of BibTeX that cannot be read', () => {
  it('does not take the one behind it along, even on its line', () => {
    const { entries, issues } = entriesOf('@book{a, title={A}@book{b, title={B}}')
    expect(entries).toMatchObject([{ title: 'B' }])
    expect(issues).toEqual(['1 entryNotUnderstood'])
    expect(entriesOf('a remark \\latex@book{b, title={B}}').entries).toMatchObject([{ title: 'B' }])
  })
})

describe('dates of BibTeX', () => {
  it.each([
    ['year=1928, month=oct, day=3', '1928-10-03'],
    ['year={1928}, month={Sept.}', '1928-09'],
    ['year={1928}, month={8,}', '1928-08'],
    ['year=1928, month="3~" # jul', '1928-07-03'],
    ['year=1928, month={July 30th}', '1928-07-30'],
    ['year=1928, month=jul # "/" # aug', '1928-07/1928-08'],
    ['year=1928, month={unknown}', '1928'],
    ['date={1923/}', '1923/..'],
    ['date={1928-00-00}', '1928'],
    ['date={May 1928}', '1928-05']
  ])('%s', (fields, edtf) => {
    expect(entryOf(fields)?.['date_edtf']).toBe(edtf)
  })
})

describe('fields of BibTeX', () => {
  it('say who published, whatever their name', () => {
    const thesis = entryOf(
      'title={A}, school={Universität Wien}, language={ngerman}',
      'mastersthesis'
    )
    expect(thesis).toMatchObject({
      source_kind: 'thesis',
      type: 'mathesis',
      publisher: 'Universität Wien',
      language: 'deu'
    })
    const both = entryOf('publisher={P}, institution={I}', 'techreport')
    expect(both).toMatchObject({ publisher: 'P', institution: 'I', type: 'techreport' })
    const record = makeRecord('source', { title: 'A', sourceKind: 'report', publisher: 'MOPR' })
    expect(written([record], 'bibtex').text).toContain('institution = {MOPR}')
  })

  it('have subtitles, addresses and identifiers in their places', () => {
    const entry = entryOf(
      'title={A}, subtitle={B}, booktitle={C?}, booksubtitle={D}, howpublished={\\url{http://a.org/x\\_y}}, doi={https://doi.org/10.1/a\\_b}'
    )
    expect(entry).toMatchObject({
      title: 'A: B',
      contained_in: 'C? D',
      url: 'http://a.org/x_y',
      doi: '10.1/a_b'
    })
    expect(entryOf('howpublished={Leaflet}')).toMatchObject({ howpublished: 'Leaflet' })
  })
})

describe('entries that take over from others', () => {
  const library = `
    @incollection{part, title={Part}, author={A, B}, crossref={WHOLE}, note={Own}}
    @collection{whole, title={Whole}, editor={C, D}, year=1928, publisher={P}, doi={10.1/whole}, note={Not theirs}}
    @article{issue-part, title={Piece}, crossref={paper}}
    @periodical{paper, title={Путь МОПРа}, date={1927}}
    @xdata{lent, location={Moskva}}
    @book{borrows, title={Borrows}, xdata={lent}}
    @book{circle, title={Circle}, crossref={circle}}
    @book{lost, title={Lost}, crossref={nowhere}}`
  const { entries } = entriesOf(library)
  const byKey = new Map(entries.map(entry => [entry['citation_key'], entry]))

  it('get the whole, its editor, date and publisher, and no identifier or note of it', () => {
    expect(byKey.get('part')).toMatchObject({
      contained_in: 'Whole',
      editor: 'C, D',
      date: '1928',
      publisher: 'P',
      public_notes: 'Own',
      crossref: 'WHOLE'
    })
    expect(byKey.get('part')).not.toHaveProperty('doi')
    expect(byKey.get('issue-part')).toMatchObject({ contained_in: 'Путь МОПРа', date: '1927' })
  })

  it('keep the key where nothing is found by it', () => {
    expect(byKey.get('lost')).toMatchObject({ title: 'Lost', crossref: 'nowhere' })
    expect(byKey.get('circle')).toMatchObject({ title: 'Circle' })
  })

  it('leave out what only lends', () => {
    expect(byKey.get('borrows')).toMatchObject({ place: 'Moskva' })
    expect(byKey.has('lent')).toBe(false)
  })
})
