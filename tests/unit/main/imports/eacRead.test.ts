import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examine } from '../../../../src/main/imports/examine'
import { readXml } from '../../../../src/main/imports/xmlRead'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-eac-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

/** The last row of a file, which is the entity: the cells that say something, and what is kept beside them. */
async function entityOf(description: string, { identity = '', control = '', relations = '' } = {}) {
  const path = join(folder, 'file.xml')
  await writeFile(
    path,
    `<eac-cpf xmlns="urn:isbn:1-931666-33-4" xmlns:xlink="http://www.w3.org/1999/xlink">
      <control><recordId>X</recordId>${control}</control><cpfDescription>
      <identity>${identity || '<entityType>person</entityType>'}<nameEntry><part>A</part></nameEntry></identity>
      <description>${description}</description><relations>${relations}</relations></cpfDescription></eac-cpf>`
  )
  const { kinds, rows } = await readXml(path, 'eac')
  const row = rows.at(-1)
  const header = kinds?.find(({ kind }) => kind === row?.kind)?.header ?? []
  return {
    rows,
    cells: Object.fromEntries(
      header.flatMap((name, at) => (row?.cells[at] ? [[name, row.cells[at]]] : []))
    ),
    others: (row?.others ?? []).map(({ header: name, text }) => `${name}: ${text}`)
  }
}

describe('what an entity of EAC-CPF has no field for', () => {
  it('is kept under the names of its elements', async () => {
    const { others } = await entityOf(
      `<languageUsed><language languageCode="rus">Russian</language></languageUsed>
       <place localType="birth"><placeEntry>Saint Petersburg</placeEntry></place>
       <function><term>Guiding</term></function>
       <localDescription localType="subject"><term>Prisons</term></localDescription>
       <generalContext><p>One.</p><p>Two.</p></generalContext>`,
      {
        control: '<otherRecordId localType="former">42</otherRecordId>',
        relations: `<cpfRelation cpfRelationType="family" xlink:href="http://a.org/1"/>
          <resourceRelation resourceRelationType="creatorOf" xlink:href="http://a.org/2"><relationEntry>Papers</relationEntry></resourceRelation>`
      }
    )
    expect(others).toEqual([
      'eac_languageUsed: Russian',
      'eac_place: birth: Saint Petersburg',
      'eac_function: Guiding',
      'eac_localDescription: subject: Prisons',
      'eac_generalContext: One.; Two.',
      'eac_cpfRelation: family: http://a.org/1',
      'eac_resourceRelation: creatorOf: Papers: http://a.org/2',
      'eac_otherRecordId: former: 42'
    ])
  })

  it('are the places, forms and relations that are more than one', async () => {
    const { cells, others } = await entityOf(
      `<places><place><placeName>Moscow</placeName></place><place><placeName countryCode="RU">Russia</placeName></place>
       <place><placeName>Berlin</placeName><placeRole>branch</placeRole></place></places>
       <legalStatuses><legalStatus><term>Party</term></legalStatus><legalStatus><term>Fund</term></legalStatus></legalStatuses>`,
      {
        identity: '<entityType value="corporateBody"/>',
        relations: `<relation><targetEntity targetType="resource"><part>Archive</part></targetEntity></relation>
          <relation><targetEntity targetType="corporateBody"><part>Comintern</part></targetEntity></relation>`
      }
    )
    expect(cells).toMatchObject({
      seat: 'Moscow',
      country: 'RU',
      form: 'Party',
      relations: 'Comintern'
    })
    expect(others).toEqual([
      'eac_place: Berlin; branch',
      'eac_legalStatus: Fund',
      'eac_relation: Archive'
    ])
  })
})

describe('files of other archives', () => {
  it('have names for several times, and what a body did with its dates', async () => {
    const range = (from: string, to: string): string =>
      `<dateRange><fromDate>${from}</fromDate><toDate>${to}</toDate></dateRange>`
    const old = (from: string, to: string): string =>
      `<nameEntry><part>Ministry</part><useDates>${range(from, to)}</useDates></nameEntry>`
    const { cells, others } = await entityOf(
      `<functions><function><term>Schools</term></function><function><term>Arts</term>${range('1828', '1959')}</function>
       <function><term>Sport</term><descriptiveNote><p>All of it</p></descriptiveNote></function></functions>
       <legalStatuses><legalStatus><term>ministry</term>${range('1828', '1932')}</legalStatus></legalStatuses>
       <biogHist><p>B.</p><chronList><chronItem><date>1828</date><event>E</event><place><placeName>Not its seat</placeName></place></chronItem></chronList></biogHist>`,
      {
        identity: `<entityType>corporateBody</entityType>${old('1920', '1922')}${old('1930', '1932')}${old('1920', '1922')}<nameEntry localType="autorisée"><part>France. Ministry</part></nameEntry>`
      }
    )
    expect(cells).toMatchObject({
      name: 'France. Ministry|Ministry|Ministry|A',
      name_dates: '|1920–1922|1930–1932|',
      functions: 'Schools\nArts (1828–1959)\nSport: All of it',
      form: 'ministry'
    })
    expect(cells).not.toHaveProperty('seat')
    expect(others).toEqual(['eac_legalStatus: ministry; 1828 1932'])
  })

  it('name languages with their scripts, relations by roles and themselves elsewhere', async () => {
    const role = (name: string): string =>
      `xlink:arcrole="http://socialarchive.iath.virginia.edu/control/term#${name}"`
    const { cells, others } = await entityOf('', {
      identity:
        '<entityType>person</entityType><nameEntry xml:lang="ru-Latn"><part>Stasova</part></nameEntry>',
      control:
        '<otherRecordId localType="http://viaf.org/viaf/terms#viafID">42</otherRecordId><otherRecordId localType="term#MergedRecord">7</otherRecordId>',
      relations: `<cpfRelation ${role('associatedWith')}><relationEntry>Comintern</relationEntry></cpfRelation>
        <cpfRelation ${role('sameAs')} xlink:href="http://a.org"><relationEntry>Stasova</relationEntry></cpfRelation>`
    })
    expect(cells).toMatchObject({
      name_language: 'rus|',
      name_script: 'Latn|',
      relations: 'Comintern',
      relations_type: 'associatedWith',
      identifier: '42',
      identifier_scheme: 'VIAF'
    })
    expect(others).toEqual([
      'eac_cpfRelation: sameAs: Stasova: http://a.org',
      'eac_otherRecordId: term#MergedRecord: 7'
    ])
  })
})

describe('an entity within the record of a service', () => {
  it('is found', async () => {
    const text =
      '<OAI-PMH><record><metadata><eac-cpf><control/><cpfDescription><identity><entityType>person</entityType><nameEntry><part>A</part></nameEntry></identity></cpfDescription></eac-cpf></metadata></record></OAI-PMH>'
    expect((await examine(Buffer.from(text))).format).toBe('eac')
    const path = join(folder, 'service.xml')
    await writeFile(path, text)
    expect((await readXml(path, 'eac')).rows.map(({ kind }) => kind)).toEqual(['person'])
  })
})

describe('the history of an entity', () => {
  it('has its events and lists beside its paragraphs, and words stay whole', async () => {
    const { cells } = await entityOf(
      `<biogHist><abstract>Short.</abstract><p>Read «<span>Путь</span>» of 19<span>23</span>.</p><chronList>
       <chronItem><date>1922</date><event>Founded</event></chronItem>
       <chronItem><dateRange><fromDate>1923</fromDate><toDate>1924</toDate></dateRange><event>Grew</event></chronItem>
       </chronList><list><item>One</item><item>Two</item></list></biogHist>`
    )
    expect(cells['history']).toBe(
      'Short.\nRead «Путь» of 1923.\n1922: Founded\n1923–1924: Grew\nOne\nTwo'
    )
  })
})

describe('dates of existence', () => {
  const range = (end: string, note = ''): string =>
    `<existDates><dateRange><fromDate standardDate="1922-12">December 1922</fromDate>${end}</dateRange>${note}</existDates>`

  it.each([
    [range('<toDate/>'), 'December 1922–', undefined],
    [range('<toDate status="ongoing"/>'), 'December 1922–', undefined],
    [
      range(
        '<toDate standardDate="1947">1947</toDate>',
        '<descriptiveNote><p>In Moscow</p></descriptiveNote>'
      ),
      'December 1922–1947; In Moscow',
      '1922-12/1947'
    ],
    [
      '<existDates><dateSet><date standardDate="1922">1922</date><date standardDate="1925">1925</date></dateSet></existDates>',
      '1922, 1925',
      // Understood as it is written: {1922,1925}.
      undefined
    ],
    [
      '<existDates><dateRange><fromDate standardDate="1922"/></dateRange></existDates>',
      '1922/',
      '1922/'
    ]
  ])('%s', async (description, date, edtf) => {
    const { cells } = await entityOf(description)
    expect(cells['dates_of_existence']).toBe(date)
    expect(cells['dates_of_existence_edtf']).toBe(edtf)
  })
})

describe('a source that has an address and no words', () => {
  it('is cited by its address', async () => {
    const { rows } = await entityOf('', {
      control: '<sources><source xlink:href="http://a.org/1"/></sources>'
    })
    expect(rows.map(({ kind }) => kind)).toEqual(['source', 'citation', 'person'])
    expect(rows[0]?.cells).toContain('http://a.org/1')
  })
})
