import { describe, expect, it } from 'vitest'
import type { BibliographyFormat } from '../../../../src/shared/bibliography/kindTypes'
import {
  bibliographyFormat,
  readBibliography
} from '../../../../src/shared/bibliography/readBibliography'
import { createExportContext } from '../../../../src/shared/exchange/context'
import { workOfRecord } from '../../../../src/shared/bibliography/workOfRecord'
import { source } from '../../../../src/shared/records/source'
import { makeRecord } from '../records/makeRecord'
import { everything, periodical, sources } from './samples'
import { sourcesOf, written } from './throughCatalogue'

const formats: readonly BibliographyFormat[] = ['ris', 'bibtex', 'csl']
const context = createExportContext(id => everything.find(record => record.id === id), 'en')

/** What entries say, by column; the key is the format's business. */
function said(records: readonly ReturnType<typeof makeRecord>[]): unknown[] {
  return records.map(record => {
    const { values } = workOfRecord(source, record, context, () => undefined)
    return Object.fromEntries([...values].filter(([column]) => column !== 'citation_key').sort())
  })
}

describe.each(formats)('sources written as %s', format => {
  const { text, losses } = written(sources, format, everything)

  it('are known for what they are by their text', () => {
    expect(bibliographyFormat(text)).toBe(format)
  })

  it('come back with every value', () => {
    const table = readBibliography(text, format)
    expect(table.issues).toEqual([])
    expect(said(sourcesOf(table))).toEqual(said(sources))
  })

  it('say what they leave out', () => {
    expect(losses.map(({ field, reason }) => `${field} ${reason}`)).toEqual([])
    const record = makeRecord('source', {
      title: 'A',
      relations: [{ note: 'see B' }],
      status: 'draft'
    })
    expect(written([record], format).losses.map(({ field }) => field)).toEqual([
      'status',
      'relations'
    ])
  })

  it('are the same text when what came back is written again', () => {
    const again = sourcesOf(readBibliography(text, format))
    expect(written(again, format).text).toBe(
      written(sourcesOf(readBibliography(written(again, format).text, format)), format).text
    )
  })
})

describe('a periodical', () => {
  it('is a serial in every format', () => {
    expect(written([periodical], 'ris').text).toContain('TY  - SER\r\n')
    expect(written([periodical], 'bibtex').text).toMatch(/^@periodical\{/)
    expect(written([periodical], 'bibtex').text).toContain('date = {1923/1941}')
    expect(JSON.parse(written([periodical], 'csl').text)).toMatchObject([
      { type: 'periodical', issued: { 'date-parts': [[1923], [1941]] } }
    ])
  })
})

describe('keys of entries', () => {
  it('are unique and depend on the record alone', () => {
    const records = Array.from({ length: 300 }, () =>
      makeRecord('source', { title: 'A', creators: [{ name: 'Стасова, Е. Д.' }] })
    )
    const keysOf = (list: typeof records): string[] =>
      [...written(list, 'bibtex').text.matchAll(/^@\w+\{(.*),$/gm)].map(([, key = '']) => key)
    const keys = keysOf(records)
    expect(new Set(keys).size).toBe(300)
    expect(keysOf([...records].reverse()).reverse()).toEqual(keys)
    expect(keys[0]).toMatch(/^stasova-[0-9a-f]{6}$/)
  })
})

describe('a key that came with an entry', () => {
  it.each(['Стасова1928', "O'Brien:1990*", 'a/b+c'])('%s goes back with it', key => {
    const { text } = written(
      sourcesOf(readBibliography(`@book{${key}, title={A}}`, 'bibtex')),
      'bibtex'
    )
    expect(text).toContain(`@book{${key},`)
  })

  it.each(['a b', 'a~b', '%a'])('%s gives way to one that can be cited', key => {
    const item = JSON.stringify([{ id: key, type: 'book', title: 'A' }])
    const { text } = written(sourcesOf(readBibliography(item, 'csl')), 'bibtex')
    expect(text).toMatch(/^@book\{a-[0-9a-f]{6},/)
  })
})

describe('a faulty file', () => {
  it('of BibTeX loses the entry that is wrong, by line, and no other', () => {
    const text =
      '@book{a, title={One}}\n@book{b, title={Two\n@book{c, title = "Three" # { and} }\n@string{x = "y"}\n@misc{d title}\n@misc{e, title=x}'
    const { rows, issues } = readBibliography(text, 'bibtex')
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'One'],
      [3, 'Three and'],
      [6, 'y']
    ])
    expect(issues.map(({ line, code }) => [line, code])).toEqual([
      [2, 'entryNotUnderstood'],
      [5, 'entryNotUnderstood']
    ])
  })

  it('of JSON is refused as a whole', () => {
    const { rows, issues } = readBibliography('[\n{"type": "book",\n"id": }]', 'csl')
    expect(rows).toEqual([])
    expect(issues.map(({ code, outcome }) => [code, outcome])).toEqual([
      ['entryNotUnderstood', 'refused']
    ])
    expect(issues[0]?.text).toContain('JSON')
  })

  it('of JSON loses the items that are none', () => {
    const { rows, issues } = readBibliography('[{"type":"book","id":1,"title":"A"}, 7]', 'csl')
    expect(rows).toHaveLength(1)
    expect(issues.map(({ line }) => line)).toEqual([2])
  })
})

describe('LaTeX in BibTeX', () => {
  it.each([
    ['M{\\"u}ller and \\\'{E}cole', 'Müller and École'],
    ["{\\v{C}}esk{\\'y} \\L{}\\'od\\'z \\ss", 'Český Łódź ß'],
    ['Na{\\"\\i}ve \\c{c}a', 'Naïve ça'],
    ['50\\% \\& more~yes \\$5 \\_x', '50% & more\u00a0yes $5 _x'],
    ['{DNA} {\\textquotedblleft}a{\\textquotedblright}', 'DNA “a”']
  ])('%s is read as %s', (latex, text) => {
    expect(readBibliography(`@book{k, title = {${latex}}}`, 'bibtex').rows[0]?.cells[0]).toBe(text)
  })
})
