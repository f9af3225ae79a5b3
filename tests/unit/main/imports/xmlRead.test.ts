import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encode } from 'iconv-lite'
import { examine } from '../../../../src/main/imports/examine'
import { readXml, xmlLimits } from '../../../../src/main/imports/xmlRead'
import type { KindHeader } from '../../../../src/shared/import/foreign/ownRows'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-xml-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function fileOf(text: string | Buffer): Promise<string> {
  const path = join(folder, 'file.xml')
  await writeFile(path, text)
  return path
}

/** The cells of a row that say something, by column. */
function cellsOf(
  kinds: readonly KindHeader[] | undefined,
  row: { kind?: string; cells: readonly string[] } | undefined
) {
  const header = kinds?.find(({ kind }) => kind === row?.kind)?.header ?? []
  return Object.fromEntries(
    header.flatMap((name, at) => (row?.cells[at] ? [[name, row.cells[at]]] : []))
  )
}

const marc = `<?xml version="1.0" encoding="UTF-8"?>
<collection xmlns="http://www.loc.gov/MARC21/slim">
  <record>
    <leader>00000cas a2200000uu 4500</leader>
    <controlfield tag="001">ocn42</controlfield>
    <controlfield tag="008">760101d19231941ru mr p       0   c0rus d</controlfield>
    <datafield tag="022" ind1=" " ind2=" "><subfield code="a">0028-0836</subfield></datafield>
    <datafield tag="245" ind1="0" ind2="0"><subfield code="6">880-01</subfield><subfield code="a">Put' MOPRa /</subfield></datafield>
    <datafield tag="264" ind1=" " ind2="1"><subfield code="a">Moskva :</subfield><subfield code="b">T︠S︡K MOPR,</subfield><subfield code="c">1923-1941.</subfield></datafield>
    <datafield tag="310" ind1=" " ind2=" "><subfield code="a">Monthly</subfield></datafield>
    <datafield tag="500" ind1=" " ind2=" "><subfield code="a">A &amp; B</subfield></datafield>
    <datafield tag="780" ind1="0" ind2="0"><subfield code="t">Internatsional'nyĭ mai︠a︡k</subfield></datafield>
    <datafield tag="880" ind1="0" ind2="0"><subfield code="6">245-01/(N</subfield><subfield code="a">Путь МОПРа</subfield></datafield>
    <datafield tag="999" ind1=" " ind2=" "><subfield code="a">local</subfield></datafield>
  </record>
</collection>`

describe('MARCXML', () => {
  it('is read as periodicals; other fields are kept under their tags', async () => {
    expect((await examine(Buffer.from(marc))).format).toBe('marcxml')
    const { kinds, rows } = await readXml(await fileOf(marc), 'marcxml')
    expect(rows).toHaveLength(1)
    expect(cellsOf(kinds, rows[0])).toMatchObject({
      marc_001: 'ocn42',
      title: "Путь МОПРа|Put' MOPRa",
      title_type: 'proper|transliterated',
      issn: '0028-0836',
      language: 'rus',
      script: 'Cyrl',
      country: 'RU',
      place: 'Moskva',
      publisher_statement: 'T︠S︡K MOPR',
      dates_of_publication: '1923-1941.',
      frequency: 'monthly',
      public_notes: 'A & B',
      continues: "Internatsional'nyĭ mai︠a︡k"
    })
    expect(rows[0]?.others).toEqual([{ header: 'marc_999', text: '$a local' }])
  })

  it('is read in the encoding that it declares', async () => {
    const text = marc.replace('UTF-8', 'windows-1251').replace(/[︠︡ĭ]/g, '')
    const { kinds, rows } = await readXml(await fileOf(encode(text, 'windows-1251')), 'marcxml')
    expect(cellsOf(kinds, rows[0])['title']).toContain('Путь МОПРа')
  })
})

const eac = `<eac-cpf xmlns="urn:isbn:1-931666-33-4" xmlns:xlink="http://www.w3.org/1999/xlink">
  <control><recordId>IRA</recordId><otherRecordId localType="referenceCode">O-1</otherRecordId>
    <sources><source><sourceEntry>Encyclopaedia</sourceEntry></source></sources></control>
  <cpfDescription>
    <identity><entityId localType="VIAF">123</entityId><entityType>corporateBody</entityType>
      <nameEntryParallel>
        <nameEntry xml:lang="eng"><part>International Red Aid</part><preferredForm>x</preferredForm></nameEntry>
        <nameEntry xml:lang="rus" scriptCode="Cyrl"><part>МОПР</part></nameEntry>
        <authorizedForm>x</authorizedForm>
      </nameEntryParallel>
      <nameEntry><part>IRA</part><useDates><dateRange><fromDate standardDate="1922">1922</fromDate></dateRange></useDates></nameEntry>
    </identity>
    <description>
      <existDates><dateRange><fromDate standardDate="1922">1922</fromDate><toDate standardDate="1947">1947</toDate></dateRange></existDates>
      <place><placeRole>seat</placeRole><placeEntry>Moscow</placeEntry></place>
      <biogHist><p>One.</p><p>Two.</p></biogHist>
    </description>
    <relations><cpfRelation cpfRelationType="hierarchical-parent"><relationEntry>Comintern</relationEntry></cpfRelation></relations>
  </cpfDescription>
</eac-cpf>`

const eac2 = `<eac xmlns="https://archivists.org/ns/eac/v2"><control><recordId>P1</recordId></control>
  <cpfDescription><identity><entityType value="person"/>
    <nameEntry status="authorized" preferredForm="true"><part>Stasova</part><part>Elena</part></nameEntry></identity>
    <description><existDates><dateRange><fromDate standardDate="1873">1873</fromDate><toDate standardDate="1966">1966</toDate></dateRange></existDates>
    <occupations><occupation><term>Head</term></occupation></occupations></description>
    <relations><relation><targetEntity targetType="corporateBody"><part>International Red Aid</part></targetEntity>
      <relationType>associative</relationType><targetRole>Member of</targetRole></relation></relations>
  </cpfDescription></eac>`

describe('EAC-CPF', () => {
  it('2010 brings names, dates, places, relations and sources', async () => {
    expect((await examine(Buffer.from(eac))).format).toBe('eac')
    const { kinds, rows } = await readXml(await fileOf(eac), 'eac')
    expect(rows.map(({ kind }) => kind)).toEqual(['source', 'citation', 'organisation'])
    expect(cellsOf(kinds, rows[2])).toMatchObject({
      name: 'International Red Aid|МОПР|IRA',
      name_type: 'authorised|parallel|other',
      name_language: 'eng|rus|',
      name_dates: '||1922–',
      reference_code: 'O-1',
      dates_of_existence: '1922–1947',
      seat: 'Moscow',
      history: 'One.\nTwo.',
      identifier: '123',
      identifier_scheme: 'VIAF',
      relations: 'Comintern',
      relations_type: 'subordinateOf'
    })
  })

  it('2.0 brings persons with what they did', async () => {
    const { kinds, rows } = await readXml(await fileOf(eac2), 'eac')
    expect(cellsOf(kinds, rows[0])).toMatchObject({
      name: 'Stasova, Elena',
      dates_of_existence: '1873–1966',
      role: 'Head',
      relations: 'International Red Aid'
    })
  })
})

describe('an XML file made to do harm', () => {
  const refusal = async (text: string, limits = xmlLimits): Promise<string> =>
    readXml(await fileOf(text), 'eac', limits).then(
      () => 'read',
      (error: unknown) =>
        error instanceof Error ? `${String(Reflect.get(error, 'code'))}: ${error.message}` : ''
    )

  it('cannot define entities, in whatever way', async () => {
    const laughs = `<!DOCTYPE eac [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><eac>&b;</eac>`
    expect(await refusal(laughs)).toMatch(/xmlUnreadable.*line 1.*defines entities/)
    const external = `<!DOCTYPE eac [<!ENTITY x SYSTEM "file:///etc/passwd">]><eac>&x;</eac>`
    expect(await refusal(external)).toMatch(/xmlUnreadable/)
    expect(await refusal('<eac>&x;</eac>')).toMatch(/xmlUnreadable/)
  })

  it('cannot be deeper or larger than records are', async () => {
    expect(await refusal('<eac>'.repeat(100))).toMatch(/too deep/)
    expect(await refusal(`<eac>${'<a/>'.repeat(20)}</eac>`, { ...xmlLimits, nodes: 10 })).toMatch(
      /too many/
    )
    expect(await refusal(eac, { ...xmlLimits, bytes: 10 })).toMatch(/xmlTooLarge/)
    expect(await refusal(`<eac>${'x'.repeat(100)}</eac>`, { ...xmlLimits, text: 10 })).toMatch(
      /too long/
    )
  })

  it('is refused where it is not in the encoding that it names', async () => {
    const start = '<?xml version="1.0" encoding="UTF-8"?>'
    const wrong = Buffer.concat([Buffer.from(`${start}<eac>`), encode('МОПР', 'win1251')])
    await expect(readXml(await fileOf(wrong), 'eac')).rejects.toMatchObject({ code: 'notUtf8' })
  })

  it('is refused with its place where it is no XML', async () => {
    expect(await refusal('<eac>\n<a></b></eac>')).toMatch(/xmlUnreadable.*line 2/)
    expect(await refusal('<other/>')).toMatch(/xmlWithoutRecords/)
  })
})
