import { describe, expect, test } from 'vitest'
import { findForbidden } from '../../../../src/shared/printing/allowedMarkup'
import { bibliography } from '../../../../src/shared/printing/documents/bibliography'
import { cardPages, cardSheets } from '../../../../src/shared/printing/documents/cards'
import { findingAid } from '../../../../src/shared/printing/documents/findingAid'
import { listTables } from '../../../../src/shared/printing/documents/listTable'
import { recordSheets } from '../../../../src/shared/printing/documents/recordSheet'
import type { Markup } from '../../../../src/shared/printing/markup'
import { outlineOf } from '../../../../src/shared/exchange/outline'
import { kinds } from '../../../../src/shared/records/kinds'
import { textOf, valueOf } from '../../../../src/shared/records/record'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { randomRecords } from '../exchange/randomRecords'
import { sampleLike } from '../exchange/sampleLike'
import { contextAmong } from '../exchange/written'
import { makeRecord } from '../records/makeRecord'

const words = {
  untitled: 'Untitled',
  figures: 'Figures',
  citations: 'Citations'
}
const all = Object.values(sampleLike)
const print = { context: contextAmong(all), words }

function aid(records: readonly CatalogueRecord[], given = print): Markup {
  const outline = outlineOf(
    records.map(record => ({
      id: record.id,
      parent: textOf(valueOf(record, 'parent')),
      code: textOf(valueOf(record, 'referenceCode'))
    }))
  )
  const byId = new Map(records.map(record => [record.id, record]))
  const inOrder = outline.trees.flat().flatMap(id => byId.get(id) ?? [])
  return findingAid('Фонд 539', inOrder, outline, given)
}

function count({ html }: Markup, part: string): number {
  return html.split(part).length - 1
}

describe('what is printed', () => {
  test('cards stand four to a sheet, with marks to cut them along', () => {
    const people = Array.from({ length: 5 }, () => sampleLike.person)
    const sheets = cardSheets(people, 'A4', print)
    expect(count(sheets, 'class="card-sheet"')).toBe(2)
    expect(count(sheets, 'class="card"')).toBe(5)
    expect(count(sheets, '<svg')).toBe(2)
    // The left edge of the cards, as the grid centres them on a sheet of 297 mm.
    expect(sheets.html).toContain('M23.5 ')
    expect(count(cardPages(people, print), 'class="card-page"')).toBe(5)
    expect(sheets.html).toContain('Stasova, Elena')
  })

  test('a card never shows what is private', () => {
    expect(cardPages([sampleLike.organisation], print).html).not.toContain('do not show')
    expect(recordSheets([sampleLike.organisation], print).html).not.toContain('do not show')
  })

  test('a finding aid has parents above their children', () => {
    const { html } = aid([sampleLike.file, sampleLike.fonds])
    expect(html.indexOf('Executive Committee')).toBeLessThan(html.indexOf('Correspondence'))
    expect(html).toContain('depth-1')
    expect(html).toContain('25 октября 1917 – 1931')
  })

  test('a record has its figures, and the sources that they cite', () => {
    const { html } = recordSheets([sampleLike.organisation], print)
    expect(html).toContain('8.9 million')
    expect(html).toContain('<em>MOPR’s Banners Abroad</em>')
    expect(html).toContain('<h2>Citations</h2>')
  })

  test('a list has a table for each kind', () => {
    const byKind = new Map([
      ['organisation', [sampleLike.organisation]],
      ['person', [sampleLike.person]]
    ])
    const tables = listTables('All', byKind, print)
    expect(count(tables, '<table')).toBe(2)
    expect(tables.html).toContain('<h2>Persons</h2>')
  })

  test('a bibliography is sorted, names nothing twice, and is numbered by GOST only', () => {
    const [b, a] = ['Б', '«А»'].map(title => makeRecord('source', { title }))
    const records = [b, a, b].flatMap(record => record ?? [])
    const list = bibliography('Sources', records, 'mla', print)
    expect(count(list, '<li')).toBe(2)
    expect(list.html.indexOf('«А»')).toBeLessThan(list.html.indexOf('Б'))
    expect(list.html).toContain('<ul')
    expect(bibliography('Sources', records, 'gost', print).html).toContain('<ol')
  })

  test.each(kinds.map(({ name }) => name))(
    'is allowed markup, whatever is catalogued: %s',
    name => {
      const kind = kinds.find(candidate => candidate.name === name)
      const records = kind ? randomRecords(kind, 40, 3) : []
      const random = { context: contextAmong(records), words }
      const bodies = [
        cardSheets(records, 'Letter', random),
        recordSheets(records, random),
        listTables('x', new Map([[name, records]]), random),
        aid(records, random),
        bibliography('x', records, 'iso690', random)
      ]
      expect(bodies.map(({ html }) => findForbidden(html))).toEqual(bodies.map(() => null))
    }
  )
})
