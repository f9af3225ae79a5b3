import { findTerm } from '../../vocabularies/vocabularies'
import { marcCodes } from '../../exchange/xml/marcCodes'
import { nameCells } from '../foreign/entityCells'
import type { EntityName } from '../foreign/entityCells'
import { calledBy } from '../foreign/ownRows'
import type { OwnCells, OwnRow } from '../foreign/ownRows'
import type { MarcRecord } from './marcRecord'
import {
  countryOf,
  dateCellsOf,
  identifiersOf,
  languagesOf,
  publicationOf,
  subjectsOf,
  titleOf,
  withoutMark
} from './marcShared'

/** The record of a serial as a periodical. */
export function marcPeriodical(record: MarcRecord, line: number): OwnRow {
  const own = record.control('001')
  const fixed = record.control('008').padEnd(40)
  const { place, publisher, written } = publicationOf(record)
  const cells: OwnCells = {
    ...calledBy(own, 'marc_001'),
    ...nameCells(titles(record), 'title'),
    language: languagesOf(record, fixed),
    script: scripts(record, fixed),
    place,
    publisher_statement: publisher,
    country: countryOf(record, fixed),
    ...dateCellsOf('dates_of_publication', written, fixed),
    reference_code: record.first('099', 'a'),
    issn: record.first('022', 'a') || record.first('022', 'y'),
    frequency: frequency(record.first('310', 'a'), fixed.charAt(18)),
    numbering: record.all('362', 'a').join('; '),
    public_notes: record.all('500', 'a'),
    tags: subjectsOf(record),
    continues: linked(record, '780'),
    continued_by: linked(record, '785'),
    ...holdings(record),
    ...identifiersOf(record)
  }
  return { line, kind: 'periodical', key: own, cells }
}

function titles(record: MarcRecord): EntityName[] {
  const [main] = record.fields('245').map(titleOf)
  // In its own script where 245 is transliterated.
  const [original] = record.linked('245').map(titleOf)
  const proper: EntityName[] = original
    ? [
        { text: original.main, type: 'proper' },
        { text: main?.main ?? '', type: 'transliterated' }
      ]
    : [{ text: main?.main ?? '', type: 'proper' }]
  const varying = record.fields('246').map((field): EntityName => ({
    text: titleOf(field).main,
    type: field.second === '1' ? 'parallel' : 'other',
    dates: field.text('f')
  }))
  const former = record.fields('247').map((field): EntityName => ({
    text: titleOf(field).main,
    type: 'former',
    dates: field.text('f')
  }))
  const key = ['130', '210', '222'].flatMap(tag =>
    record.all(tag, 'a').map(text => ({ text: withoutMark(text), type: 'other' }))
  )
  return [
    ...proper,
    { text: main?.parallel ?? '', type: 'parallel' },
    ...varying,
    ...former,
    ...key
  ]
}

function scripts(record: MarcRecord, fixed: string): string[] {
  const script = marcCodes.scriptOf(fixed.charAt(33))
  record.first('546', 'a')
  const named = record.first('546', 'b')
  const all = named === '' ? [script] : named.split(/;\s*/)
  return all.map(text => findTerm('scripts', text)?.code ?? text).filter(text => text !== '')
}

function frequency(text: string, code: string): string {
  const own = text.replace(/\.$/, '')
  return (findTerm('frequencies', own)?.code ?? own) || marcCodes.frequencyOf(code)
}

/** Titles of other records; what else one of ours says of them, their own record says. */
function linked(record: MarcRecord, tag: string): string[] {
  return record.fields(tag).flatMap(field => {
    const title = withoutMark(field.text('t'))
    const isOurs = field.text('w').startsWith('(Opis)')
    if (isOurs) field.texts('ix')
    return title === '' ? [] : [title]
  })
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
