import { isRecordId } from '../../records/references'
import { findTerm } from '../../vocabularies/vocabularies'
import { marcCodes } from '../../exchange/xml/marcCodes'
import { nameCells } from '../foreign/entityCells'
import type { EntityName } from '../foreign/entityCells'
import { dateCells } from '../foreign/foreignDates'
import { headerFor, sourceRowMaker } from '../foreign/ownRows'
import type { OwnCells } from '../foreign/ownRows'
import type { OtherText, SourceRow } from '../sourceRow'
import { marcRecord } from './marcRecord'
import type { MarcRecord } from './marcRecord'
import type { XmlNode } from './xmlNode'

export const marcKinds = [headerFor('periodical', ['marc_001'])]
const toRow = sourceRowMaker(marcKinds)

/** A MARC record as a periodical; fields that have no place are kept under their tags. */
export function marcRows(node: XmlNode): readonly SourceRow[] {
  const record = marcRecord(node)
  const own = record.control('001')
  const fixed = record.control('008').padEnd(40)
  const cells: OwnCells = {
    ...(isRecordId(own) ? { id: own } : { marc_001: own }),
    ...nameCells(titles(record), 'title'),
    ...languagesAndScripts(record, fixed),
    ...publication(record, fixed),
    reference_code: record.first('099', 'a'),
    issn: record.first('022', 'a') || record.first('022', 'y'),
    frequency: frequency(record.first('310', 'a'), fixed.charAt(18)),
    numbering: record.first('362', 'a'),
    public_notes: record.all('500', 'a'),
    tags: ['650', '653', '655'].flatMap(tag => record.all(tag, 'a')).map(withoutMark),
    continues: record.all('780', 't').map(withoutMark),
    continued_by: record.all('785', 't').map(withoutMark),
    ...holdings(record),
    ...identifiers(record)
  }
  const others: OtherText[] = record.rest()
  return [toRow({ line: node.line, kind: 'periodical', key: own, cells, others })]
}

/** Cataloguing rules put marks between the parts of a field. */
function withoutMark(text: string): string {
  return text.replace(/\s*[/:;,=]\s*$/, '').replace(/([^.].{3,})\.$/, '$1')
}

function titles(record: MarcRecord): EntityName[] {
  const main = record.fields('245')[0]
  const own = main && titleOf(main.text('a'), main.text('b'))
  // In its own script where 245 is transliterated.
  const linked = record.linked('245').map(field => titleOf(field.text('a'), field.text('b')))
  const [original] = linked
  const proper: EntityName[] = original
    ? [
        { text: original, type: 'proper' },
        { text: own ?? '', type: 'transliterated' }
      ]
    : [{ text: own ?? '', type: 'proper' }]
  const varying = record.fields('246').map((field): EntityName => ({
    text: titleOf(field.text('a'), field.text('b')),
    type: field.second === '1' ? 'parallel' : 'other',
    dates: field.text('f')
  }))
  const former = record.fields('247').map((field): EntityName => ({
    text: titleOf(field.text('a'), field.text('b')),
    type: 'former',
    dates: field.text('f')
  }))
  const key = ['130', '210', '222'].flatMap(tag =>
    record.all(tag, 'a').map(text => ({ text: withoutMark(text), type: 'other' }))
  )
  return [...proper, ...varying, ...former, ...key]
}

function titleOf(title: string, remainder: string): string {
  const own = withoutMark(title)
  return remainder === '' ? own : `${own}: ${withoutMark(remainder)}`
}

function languagesAndScripts(record: MarcRecord, fixed: string): OwnCells {
  const coded = [...record.all('041', 'a').flatMap(text => text.match(/[a-z]{3}/g) ?? [])]
  const codes = coded.length > 0 ? coded : [fixed.slice(35, 38).trim()]
  const languages = codes.filter(code => !['', 'und', 'zxx', '|||', 'mul'].includes(code))
  const script = marcCodes.scriptOf(fixed.charAt(33))
  record.first('546', 'a')
  const named = record.first('546', 'b')
  const scripts = named === '' ? [script] : named.split(/;\s*/)
  return {
    language: [...new Set(languages)].map(code => findTerm('languages', code)?.code ?? code),
    script: scripts.map(text => findTerm('scripts', text)?.code ?? text).filter(text => text !== '')
  }
}

function publication(record: MarcRecord, fixed: string): OwnCells {
  const tag = record.fields('264').some(({ second }) => second === '1') ? '264' : '260'
  const [first, ...more] = record.all(tag, 'b').map(withoutMark)
  const place = withoutMark(record.first(tag, 'a'))
  const written = record.first(tag, 'c')
  const code = record.first('044', 'c') || marcCodes.countryOf(fixed.slice(15, 18).trim())
  record.first('044', 'a')
  const country = findTerm('countries', code)?.code ?? code
  const [start, end] = [year(fixed.slice(7, 11)), year(fixed.slice(11, 15))]
  const isOpen = fixed.charAt(6) === 'c'
  return {
    place,
    publisher_statement: [first, ...more].filter(Boolean).join('; '),
    country,
    ...(isOpen && start !== ''
      ? openDates(written, start)
      : dateCells('dates_of_publication', written, start, end))
  }
}

function year(text: string): string {
  return /^\d{4}$/.test(text) && text !== '9999' ? text : ''
}

function openDates(written: string, start: string): OwnCells {
  const edtf = `${start}/..`
  return {
    dates_of_publication: written === '' ? `${start}–` : written,
    dates_of_publication_edtf: edtf
  }
}

function frequency(text: string, code: string): string {
  const own = text.replace(/\.$/, '')
  return (findTerm('frequencies', own)?.code ?? own) || marcCodes.frequencyOf(code)
}

function holdings(record: MarcRecord): OwnCells {
  const places = record.fields('852').map(field => field.text('a') || field.text('b'))
  const held = record.fields('866')
  const count = Math.max(places.length, held.length)
  const at = Array.from({ length: count }, (_, index) => index)
  return {
    holdings: at.map(index => held[index]?.text('a') ?? ''),
    holdings_gaps: at.map(index => held[index]?.text('z') ?? ''),
    holdings_repository: at.map(index => places[index] ?? '')
  }
}

/** System control numbers, other standard numbers, addresses. */
function identifiers(record: MarcRecord): OwnCells {
  const found = [
    ...record.fields('035').map(field => {
      const [, system = '', number = field.text('a')] =
        /^\((.*?)\)(.*)$/.exec(field.text('a')) ?? []
      return [number, system === 'OCoLC' ? 'OCLC' : system] as const
    }),
    ...record.fields('016').map(field => {
      const isZdb = field.text('2') === 'DE-600'
      return [field.text('a'), isZdb ? 'ZDB' : field.text('2')] as const
    }),
    ...record
      .fields('024')
      .map(field => [field.text('a'), field.text('q') || field.text('2')] as const),
    ...record.fields('856').map(field => [field.text('u'), ''] as const)
  ].filter(([value]) => value !== '')
  return {
    identifier: found.map(([value]) => value),
    identifier_scheme: found.map(
      ([, scheme]) => findTerm('identifierSchemes', scheme)?.code ?? scheme
    )
  }
}
