import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examine } from '../../../../src/main/imports/examine'
import { readXml } from '../../../../src/main/imports/xmlRead'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-marc-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

/** The rows of a file: their kind, the cells that say something by column, and what is kept beside them. */
async function rowsOf(text: string) {
  const path = join(folder, 'file.xml')
  await writeFile(path, text)
  expect((await examine(Buffer.from(text))).format).toBe('marcxml')
  const { kinds, rows } = await readXml(path, 'marcxml')
  return rows.map(({ kind, cells, others = [], faults }) => {
    const header = kinds?.find(one => one.kind === kind)?.header ?? []
    return {
      kind,
      faults,
      cells: Object.fromEntries(
        header.flatMap((name, at) => (cells[at] ? [[name, cells[at]]] : []))
      ),
      others: others.map(({ header: name, text: said }) => `${name}: ${said}`)
    }
  })
}

/** Tag and indicators, then the subfields, divided by vertical lines. */
function field(line: string): string {
  const [tag = '', ...subfields] = line.split('|')
  const content = subfields.map(
    one => `<subfield code="${one.charAt(0)}">${one.slice(1)}</subfield>`
  )
  const [ind1 = ' ', ind2 = ' '] = tag.slice(3)
  return `<datafield tag="${tag.slice(0, 3)}" ind1="${ind1}" ind2="${ind2}">${content.join('')}</datafield>`
}

function record(leader: string, fixed: string, ...lines: readonly string[]): string {
  const coded = fixed === '' ? '' : `<controlfield tag="008">${fixed}</controlfield>`
  const start = `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>${leader}</leader>`
  return `${start}<controlfield tag="001">c1</controlfield>${coded}${lines.map(field).join('')}</record>`
}

const book = record(
  '00000pam a2200000 c 4500',
  '160824r19281923gw ||||| |||| 10||||ger  ',
  '020  |a3-7815-2123-0 (pbk.)|cEUR 27.90',
  '100 1|aZetkin, Clara,|d1857-1933|4aut',
  '24510|aDie Rote Hilfe =|bMOPR /|cClara Zetkin.',
  '250  |a2. Aufl.',
  '264 4|c©1923',
  '264 1|aBerlin :|aWashington, D.C. :|bMOPR-Verlag,|c1928.',
  '490 0|aReihe ;|v3',
  '650 0|aPrisoners|zGermany.',
  '700 1|aStasova, E. D.,|eHerausgeber|4edt',
  '7102 |aCommunist International.|bExecutive Committee.',
  '0247 |a10.1000/182|2doi',
  '85640|uhttp://a.org',
  '85640|uhttp://b.org|zcopy'
)

describe('a book in MARC 21', () => {
  it('is a source, and every subfield is read or kept with its field', async () => {
    const [row] = await rowsOf(book)
    expect(row).toMatchObject({ kind: 'source' })
    expect(row?.cells).toEqual({
      marc_001: 'c1',
      title: 'Die Rote Hilfe',
      parallel_title: 'MOPR',
      source_kind: 'book',
      creator: 'Zetkin, Clara|Communist International. Executive Committee',
      place: 'Berlin; Washington, D.C.',
      publisher: 'MOPR-Verlag',
      // The second year of 008 is that of the original: no end.
      date: '1928',
      language: 'deu',
      isbn: '3-7815-2123-0',
      doi: '10.1000/182',
      url: 'http://a.org',
      tags: 'Prisoners--Germany'
    })
    expect(row?.others).toEqual([
      'editor: Stasova, E. D.',
      'statement_of_responsibility: Clara Zetkin.',
      'edition: 2. Aufl.',
      'series: Reihe ; 3',
      'marc_020: $a 3-7815-2123-0 (pbk.) $c EUR 27.90',
      'marc_100: $a Zetkin, Clara, $d 1857-1933 $4 aut',
      'marc_264: $c ©1923',
      'marc_856: $u http://b.org $z copy'
    ])
  })

  it.each([
    ['00000cab a2200000 a 4500', ['24500|aA', '773  |tPut MOPRa|x0028-0836'], 'article'],
    ['00000npc a2200000 a 4500', ['24500|aA'], 'archivalUnit'],
    ['00000nam a2200000 a 4500', ['24500|aA', '502  |aDiss. Wien'], 'thesis']
  ])('%s %j is of its kind', async (leader, lines, kind) => {
    const [row] = await rowsOf(record(leader, '', ...lines))
    expect(row?.cells['source_kind']).toBe(kind)
  })

  it('tells apart who made it from who published it, and a meeting from its place', async () => {
    const [row] = await rowsOf(
      record(
        '00000nam a2200000 a 4500',
        // Blanks that do not break.
        '860117s1985\u00a0\u00a0\u00a0\u00a0dcua\u00a0\u00a0\u00a0\u00a0\u00a0b\u00a0\u00a0\u00a0\u00a0000\u00a00\u00a0eng\u00a0\u00a0',
        '24500|aA',
        '1112 |aRote Hilfe|eSektion Berlin|n5.|d1925|cMoskau|4aut',
        '7001 |aWagener, B.|eFotograf|4pht',
        '7102 |aMOPR-Verlag|4pbl'
      )
    )
    expect(row?.cells).toMatchObject({
      creator: 'Rote Hilfe. Sektion Berlin|Wagener, B.',
      date: '1985',
      language: 'eng'
    })
    expect(row?.others[0]).toBe('contributor: MOPR-Verlag')
  })

  it('has its letters in one piece, without the marks of words that are not sorted', async () => {
    const [row] = await rowsOf(
      record('00000nam a2200000 a 4500', '', '24500|a\u0098Der\u009c Rote Fu\u0308hrer')
    )
    expect(row?.cells['title']).toBe('Der Rote F\u00fchrer')
  })

  it('lies within the records of a service', async () => {
    const text = `<OAI-PMH><ListRecords><record><header/><metadata>${book}</metadata></record><record><header status="deleted"/></record></ListRecords></OAI-PMH>`
    expect((await rowsOf(text)).map(({ cells }) => cells['title'])).toEqual(['Die Rote Hilfe'])
  })
})

describe('a serial in MARC 21', () => {
  it('is a periodical with its parts and all places', async () => {
    const [row] = await rowsOf(
      record(
        '00000cas a2200000 a 4500',
        '760101d19231941ru mr p       0   c0rus d',
        '24500|aPut MOPRa.|nSeriia A,|pProza /|cTsK.',
        '260  |aMoskva ;|aLeningrad :|bTsK MOPR,|c1923-1941.',
        '78000|tMaiak|x0028-0836'
      )
    )
    expect(row?.kind).toBe('periodical')
    expect(row?.cells).toMatchObject({
      title: 'Put MOPRa. Seriia A. Proza',
      place: 'Moskva; Leningrad',
      continues: 'Maiak'
    })
    expect(row?.others).toEqual([
      'marc_245: $a Put MOPRa. $n Seriia A, $p Proza / $c TsK.',
      'marc_780: $t Maiak $x 0028-0836'
    ])
  })
})

describe('an authority record', () => {
  const authority = (...lines: readonly string[]) =>
    record('00000nz  a2200000n  4500', '', ...lines)

  it('is a person or a body, with its other names', async () => {
    const [row] = await rowsOf(
      authority(
        '046  |f18731003|g1966',
        '1001 |aStasova, E. D.|d1873-1966',
        '4001 |aСтасова, Е. Д.'
      )
    )
    expect(row).toMatchObject({
      kind: 'person',
      cells: {
        name: 'Stasova, E. D.|Стасова, Е. Д.',
        name_type: 'authorised|other',
        dates_of_existence: '1873-1966',
        dates_of_existence_edtf: '1873-10-03/1966'
      }
    })
    expect((await rowsOf(authority('1102 |aMOPR.|bCentral Committee')))[0]).toMatchObject({
      kind: 'organisation',
      cells: { name: 'MOPR. Central Committee' }
    })
  })

  it('of a subject is refused and named', async () => {
    const [row] = await rowsOf(authority('150  |aPrisoners'))
    expect(row?.faults).toEqual([{ code: 'unreadable', column: 0, text: 'Prisoners' }])
    expect(row?.cells).toEqual({ marc_001: 'c1', name: 'Prisoners' })
  })
})

describe('UNIMARC', () => {
  it('is known by its fields and read as well', async () => {
    const coded = '101  |arus'
    const dates = '100  |a19920101d1928    u  y0rusy50      ca'
    const [row] = await rowsOf(
      record(
        '00000nam0 2200000   450 ',
        '',
        dates,
        coded,
        '010  |a5-02-009000-1|d10 р.',
        '2001 |aМОПР в борьбе|eсборник|dMOPR im Kampf|fред. Е. Стасова',
        '210  |aМосква|cИзд-во МОПР|d1928',
        '606  |aРабочее движение|yСССР',
        '700 1|aСтасова|bЕ. Д.|4070',
        '702 1|aЦеткин|bК.|4340',
        '801 0|aRU|bNLR'
      )
    )
    expect(row).toMatchObject({
      kind: 'source',
      cells: {
        title: 'МОПР в борьбе: сборник',
        parallel_title: 'MOPR im Kampf',
        source_kind: 'book',
        creator: 'Стасова, Е. Д.',
        place: 'Москва',
        publisher: 'Изд-во МОПР',
        date: '1928',
        language: 'rus',
        isbn: '5-02-009000-1',
        tags: 'Рабочее движение--СССР'
      }
    })
    expect(row?.others).toEqual([
      'editor: Цеткин, К.',
      'statement_of_responsibility: ред. Е. Стасова',
      'marc_unimarc_010: $a 5-02-009000-1 $d 10 р.',
      'marc_unimarc_801: $a RU $b NLR'
    ])
  })
})
