import { describe, expect, it } from 'vitest'
import { appendElement } from '../../../../../src/shared/changeLog/edit'
import { createExportContext } from '../../../../../src/shared/exchange/context'
import { jsonLdExport } from '../../../../../src/shared/exchange/wikidata/jsonLd'
import { timeOf } from '../../../../../src/shared/exchange/wikidata/properties'
import { quickStatementsExport } from '../../../../../src/shared/exchange/wikidata/quickStatements'
import type { EnteredRecord } from '../../../../../src/shared/records/entered'
import { FigureWorld } from '../../../../helpers/figureWorld'

function world(figure: Readonly<Record<string, unknown>>): FigureWorld {
  const made = new FigureWorld()
  const records: EnteredRecord[] = [
    {
      key: 'body',
      kind: 'organisation',
      values: {
        referenceCode: 'body',
        names: [{ text: 'International Red Aid' }],
        identifiers: [{ value: 'Q700123', scheme: 'Wikidata' }]
      }
    },
    { key: 'nameless', kind: 'organisation', values: { names: [{ text: 'Another body' }] } },
    {
      key: 'source',
      kind: 'source',
      values: { title: 'Report', url: 'https://example.org/report' }
    },
    { key: 'cited', kind: 'citation', values: { source: '@source', locator: 'p. "7"\t8' } },
    { key: 'cited2', kind: 'citation', values: { source: '@source', locator: 'С. 9–10' } },
    {
      key: 'figure',
      kind: 'figure',
      values: {
        referenceCode: 'F',
        subject: '@body',
        measure: 'members',
        value: '8,900,000',
        asOf: '1 January 1928',
        citations: [{ citation: '@cited' }],
        ...figure
      }
    }
  ]
  made.enter(records)
  return made
}

function written(made: FigureWorld): string {
  const context = createExportContext(id => made.records.get(id), 'en')
  return quickStatementsExport.writer({}).record(made.withCode('F'), context)
}

function losses(made: FigureWorld): readonly string[] {
  const context = createExportContext(id => made.records.get(id), 'en')
  const found = quickStatementsExport.lossesOf?.(made.withCode('F'), context, {}) ?? []
  return found.map(({ field, reason }) => `${field} ${reason}`)
}

describe('QuickStatements, version 1', () => {
  it('writes item, property, amount, time and one reference', () => {
    expect(written(world({}))).toBe(
      'Q700123\tP2124\t8900000\tP585\t+1928-01-01T00:00:00Z/11\tS854\t"https://example.org/report"\tS304\t"7 8"\n'
    )
    expect(losses(world({}))).toEqual([])
  })

  it('writes "approximately" as a qualifier', () => {
    expect(written(world({ value: 'ca. 12 000', asOf: '1928' }))).toContain(
      '\t12000\tP585\t+1928-00-00T00:00:00Z/9\tP1480\tQ5727902\t'
    )
  })

  it('writes each citation as a group of references, and says which it cannot name', () => {
    const made = world({ citations: [{ citation: '@cited' }, { citation: '@cited2' }] })
    made.enter([
      { key: 'second', kind: 'source', values: { title: 'Letter' } },
      { key: 'other', kind: 'citation', values: { source: '@second', referenceCode: 'other' } }
    ])
    expect(written(made)).toContain(
      '\tS304\t"7 8"\t!S854\t"https://example.org/report"\tS304\t"9–10"\n'
    )
    expect(losses(made)).toEqual([])
    const named = made.withCode('F')
    const id = made.withCode('other').id
    made.save([appendElement(named, 'citations', 'k', { citation: id })])
    expect(losses(made)).toEqual(['citations noWikidataItem'])
  })

  it('writes no count whose date or unit would be lost', () => {
    for (const [field, value] of [
      ['asOf', 'c. 1928'],
      ['unit', 'roubles']
    ] as const) {
      expect(written(world({ [field]: value }))).toBe('')
      expect(losses(world({ [field]: value }))).toHaveLength(1)
    }
  })

  it('says what has no place there', () => {
    expect(written(world({ subject: '@nameless' }))).toBe('')
    expect(losses(world({ subject: '@nameless' }))).toEqual(['subject noWikidataItem'])
    expect(losses(world({ measure: 'periodicals' }))).toEqual(['measure noWikidataProperty'])
    for (const value of ['over 300', '500–600', 'up to 20', 'none', '?', '8,900']) {
      expect(written(world({ value }))).toBe('')
      expect(losses(world({ value }))).toEqual(['value noExactNumber'])
    }
    // The number of participants is said of events.
    expect(losses(world({ measure: 'delegates' }))).toEqual(['measure noWikidataProperty'])
    const deprecated = world({ rank: 'deprecated', rankReason: 'misprint' })
    expect(written(deprecated)).toBe('')
    expect(losses(deprecated)).toEqual(['rank noRankInTarget'])
  })

  it('names the calendar of a Julian date', () => {
    expect(timeOf('1917-10-25', 'julian')).toBe('+1917-10-25T00:00:00Z/11/J')
    expect(timeOf('1917~', 'gregorian')).toBeNull()
  })
})

describe('JSON-LD', () => {
  it('is one JSON document with a statement for each figure', () => {
    const made = world({ rank: 'preferred', rankReason: 'counted' })
    const context = createExportContext(id => made.records.get(id), 'en')
    const writer = jsonLdExport.writer({})
    const figure = made.withCode('F')
    const text = [
      writer.begin(),
      ...made.all().map(record => writer.record(record, context)),
      writer.record(figure, context),
      writer.end()
    ].join('')
    const document = JSON.parse(text) as { '@graph': Record<string, unknown>[] }
    expect(document['@graph']).toHaveLength(2)
    expect(document['@graph'][0]).toMatchObject({
      '@id': `urn:uuid:${figure.id}`,
      '@type': 'Statement',
      property: 'wdt:P2124',
      rank: 'wikibase:PreferredRank',
      subject: { name: 'International Red Aid', 'schema:sameAs': { '@id': 'wd:Q700123' } },
      value: { amount: '8900000', 'opis:written': '8,900,000', 'opis:state': 'value' },
      qualifiers: { asOf: { '@value': '1928-01-01' } },
      references: [{ '@type': 'Reference', url: 'https://example.org/report' }]
    })
  })
})
