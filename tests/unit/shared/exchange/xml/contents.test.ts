import { describe, expect, it } from 'vitest'
import { formatNamed } from '../../../../../src/shared/exchange/formats'
import type { CatalogueRecord } from '../../../../../src/shared/records/record'
import { makeRecord } from '../../records/makeRecord'
import { contextAmong, written } from '../written'
import { examples } from './examples'

const all = Object.values(examples)

function textOf(name: string, records: readonly CatalogueRecord[], among = all): string {
  return written(formatNamed(name), records, contextAmong(among)).files.join('')
}

function flat(text: string): string {
  return text.replace(/\n\s*/g, '')
}

function lossesOf(name: string, records: readonly CatalogueRecord[]): string[] {
  const { losses } = written(formatNamed(name), records, contextAmong([...all, ...records]))
  return losses.map(({ field, reason }) => `${field} ${reason}`)
}

describe('EAC-CPF 2.0', () => {
  const text = flat(textOf('eacCpf2', [examples.section]))

  it('states a cited figure with references to its sources and their places', () => {
    expect(text).toContain(
      '<localDescription localType="figure" sourceReference="s1 s2"><term>Members</term>' +
        '<term>530,000</term><date standardDate="1933-01-01">1 January 1933</date>'
    )
    expect(text).toContain(
      '<source id="s1" href="http://example.org/a"><reference>MOPR’s Banners Abroad</reference>' +
        '<citedRange>p. 7</citedRange></source>'
    )
    expect(text).toContain('<citedRange>p. 5</citedRange><descriptiveNote>')
    expect(text).toContain('<place sourceReference="s2"><placeName countryCode="DE">Germany')
  })

  it('refers to no source that is not there', () => {
    const ids = [...text.matchAll(/<source id="(\w+)"/g)].map(([, id]) => id)
    const referred = [...text.matchAll(/sourceReference="([^"]+)"/g)].flatMap(([, keys = '']) =>
      keys.split(' ')
    )
    expect(new Set(referred)).toEqual(new Set(ids))
  })

  it('keeps names with language, script, romanisation and dates of use', () => {
    expect(text).toContain(
      '<nameEntrySet><nameEntry languageOfElement="ger" scriptOfElement="Latn"'
    )
    expect(text).toContain('languageOfElement="rus" scriptOfElement="Cyrl" localType="parallel"')
    expect(text).toContain('<conventionDeclaration id="r1"><reference>ALA-LC</reference>')
    expect(text).toContain(
      '<part>Krasnaia pomoshchʹ Germanii</part><useDates><dateRange><toDate standardDate="1936">1936'
    )
  })

  it('says how certain a date is and that its end is not known, and keeps the words', () => {
    expect(text).toContain(
      '<existDates><dateRange><fromDate certainty="approximate" standardDate="1924">1924</fromDate>' +
        '<toDate status="unknown"/></dateRange><descriptiveNote><p>ок. 1924 – ?</p>'
    )
  })
})

describe('EAC-CPF 2010', () => {
  it('cites the sources of a figure in the statement', () => {
    expect(flat(textOf('eacCpf2010', [examples.section]))).toContain(
      '<term>Members: 530,000</term><date standardDate="1933-01-01">1 January 1933</date>' +
        '<citation>MOPR’s Banners Abroad, p. 7; MOPR’s Banners Abroad, p. 5</citation>'
    )
  })

  it('tells what it cannot hold', () => {
    expect(lossesOf('eacCpf2010', [examples.section])).toEqual([
      'datesOfExistence dateWithoutCertainty',
      'citations fieldOfCitation'
    ])
    expect(lossesOf('eacCpf2', [examples.section])).toEqual([])
  })
})

describe('EAD', () => {
  const { fonds, file, item, later } = examples

  it.each(['ead3', 'ead2002'])('nests units below their parents, in any order given: %s', name => {
    const text = textOf(name, [item, later, file, fonds])
    const tags = [...text.matchAll(/<\/?(?:c|dsc|archdesc)\b|<unittitle>[^<]+/g)].map(
      ([tag]) => tag
    )
    expect(tags.join(' ').replaceAll('<unittitle>', '')).toBe(
      '<archdesc Executive Committee <dsc <c Later file </c ' +
        '<c Correspondence <c Letter </c </c </dsc </archdesc'
    )
  })

  it('names a scan and the checksum by which it is proved', () => {
    const hash = 'ab'.repeat(32)
    expect(textOf('ead3', [file])).toContain(
      `<dao daotype="derived" href="Лист 1.tif" identifier="${hash}">`
    )
    const older = textOf('ead2002', [file])
    expect(older).toContain('xlink:href="%D0%9B%D0%B8%D1%81%D1%82%201.tif"')
    expect(older).toContain(`<p>SHA-256: ${hash}</p>`)
  })

  it('gives a Julian day in the Gregorian calendar beside the words', () => {
    expect(flat(textOf('ead3', [file]))).toContain(
      '<unitdatestructured calendar="julian"><datesingle standarddate="1917-11-07">25 октября 1917<'
    )
    expect(textOf('ead2002', [file])).toContain(
      '<unitdate normal="1917-11-07" calendar="julian">25 октября 1917</unitdate>'
    )
  })

  it('makes a file of each top, since an ead describes one body of material', () => {
    const { files } = written(formatNamed('ead3'), [file, later, item], contextAmong(all))
    expect(files).toHaveLength(2)
    expect(lossesOf('ead3', [file, later, item])).toEqual([
      'parent parentNotExported',
      'parent parentNotExported'
    ])
  })
})

describe('MARCXML', () => {
  const text = flat(textOf('marcXml', [examples.periodical, examples.later2]))
  const fields = [
    ...text.matchAll(/<(?:control|data)field tag="(\d+)".*?<\/(?:control|data)field>/g)
  ]

  function field(tag: string): string {
    const [found = ''] = fields.find(([, candidate]) => candidate === tag) ?? []
    return [...found.matchAll(/code="(.)">([^<]*)/g)].map(([, a = '', b = '']) => a + b).join('|')
  }

  it('has 24 characters in the leader and 40 in 008', () => {
    expect(/<leader>(.*?)<\/leader>/.exec(text)?.[1]).toHaveLength(24)
    const [, fixed = ''] = /tag="008">(.*?)</.exec(text) ?? []
    expect(fixed).toHaveLength(40)
    expect(fixed.slice(6, 20)).toBe('d19251938gw mr')
    expect(fixed.slice(33, 38)).toBe('c0rus')
  })

  it('links the title in its own script to the transliteration', () => {
    expect(field('245')).toBe('6880-01|aPutʹ MOPRa')
    expect(field('880')).toBe('6245-01/(N|aПуть МОПРа')
    expect(field('246')).toBe('aThe Path of MOPR')
    expect(field('247')).toBe('aBulletin|f1924')
  })

  it('has ISSN, language, country, publication, frequency, numbering, address and former title', () => {
    const found = ['022', '041', '044', '264', '310', '362', '780', '856'].map(field)
    expect(found).toEqual([
      'a0317-8471',
      'arus',
      'agw|cde',
      'aBerlin|bRote Hilfe Deutschlands|c1925–1938',
      'aMonthly',
      'aNo. 1 (1925) – no. 24 (1938)',
      `tПуть МОПРа|x0317-8471|w(Opis)${examples.periodical.id}`,
      'uhttps://example.org/%D0%B6%D1%83%D1%80%D0%BD%D0%B0%D0%BB'
    ])
  })

  it('puts the fields in ascending order and tells of a language without a code', () => {
    const first = fields.slice(
      0,
      fields.findLastIndex(([, tag]) => tag === '001')
    )
    const tags = first.map(([, tag = '']) => tag)
    expect(tags).toEqual([...tags].sort())
    expect(lossesOf('marcXml', [examples.periodical])).toEqual(['languages noLanguageCode'])
  })
})

describe('Dublin Core', () => {
  it('writes titles in their language, codes of languages, EDTF', () => {
    const text = textOf('dublinCore', [examples.periodical])
    expect(text).toContain('<dc:title xml:lang="rus">Путь МОПРа</dc:title>')
    expect(text).toContain('<dc:date>1925/1938</dc:date>')
    expect(text).toContain('<dc:identifier>ISSN 0317-8471</dc:identifier>')
  })
})

describe('what XML cannot hold', () => {
  it('is left out and counted', () => {
    const record = makeRecord('source', { title: 'a\u0001b\uD83Dc', isbn: '5 & <6>' })
    expect(textOf('dublinCore', [record])).toContain('<dc:title>abc</dc:title>')
    expect(textOf('dublinCore', [record])).toContain('ISBN 5 &amp; &lt;6&gt;')
    expect(lossesOf('dublinCore', [record])).toEqual(['title controlCharacters'])
  })

  it('counts contradicting values, of which the newest leaves, and records in the trash', () => {
    const trashed = makeRecord('person', { names: [{ text: 'TRASHED' }], deleted: true })
    const record = {
      ...makeRecord('source', { title: 'Newest', creators: [{ record: trashed.id }] }),
      conflicts: {
        title: [
          { live: 'a@1', value: 'Newest' },
          { live: 'b@1', value: 'Other' }
        ]
      }
    }
    expect(lossesOf('dublinCore', [record])).toContain('title conflict')
    const text = textOf('dublinCore', [record], [record, trashed])
    expect(text).toContain('Newest')
    expect(text).not.toContain('TRASHED')
  })

  it('calls a nameless body by its code, since the schema demands a name', () => {
    const record = makeRecord('organisation', { referenceCode: 'O-9' })
    expect(textOf('eacCpf2', [record])).toContain('<part>O-9</part>')
    expect(lossesOf('eacCpf2', [record])).toEqual(['names nameMadeUp'])
  })
})
