import { bareDoi } from '../../bibliography/risRead'
import { calledBy } from '../foreign/ownRows'
import type { OwnCells, OwnRow } from '../foreign/ownRows'
import type { OtherText } from '../sourceRow'
import type { MarcDataField, MarcRecord } from './marcRecord'
import {
  dateCellsOf,
  languagesOf,
  nameOfHeading,
  publicationOf,
  subjectsOf,
  titleOf,
  withoutMark
} from './marcShared'

/** The record of a book, an article or any other work as a source; what it has no field for goes by the names of bibliographies. */
export function marcSource(record: MarcRecord, line: number): OwnRow {
  const own = record.control('001')
  const fixed = record.control('008').padEnd(40)
  const { place, publisher, written } = publicationOf(record)
  const [main, ...parallel] = titles(record)
  const people = peopleOf(record)
  const cells: OwnCells = {
    ...calledBy(own, 'marc_001'),
    title: main ?? '',
    parallel_title: parallel,
    source_kind: kindOf(record),
    creator: people.get('creator') ?? [],
    contained_in: withoutMark(record.first('773', 't')),
    place,
    publisher,
    ...dateCellsOf('date', written.replace(/\.$/, ''), fixed),
    language: languagesOf(record, fixed),
    repository: record.first('852', 'a') || record.first('852', 'b'),
    call_number: callNumber(record),
    isbn: isbn(record),
    issn: record.first('022', 'a') || record.first('773', 'x'),
    doi: doi(record),
    url: record.first('856', 'u'),
    tags: subjectsOf(record),
    public_notes: record.all('500', 'a')
  }
  return { line, kind: 'source', key: own, cells, others: furtherTexts(record, people) }
}

/** The title, in its own script where 245 is transliterated, then all others. */
function titles(record: MarcRecord): string[] {
  const read = [...record.linked('245'), ...record.fields('245')].map(titleOf)
  const others = record.fields('246').map(field => titleOf(field).main)
  const all = [...read.map(({ main }) => main), ...read.map(({ parallel }) => parallel), ...others]
  return [...new Set(all.filter(text => text !== ''))]
}

/** By the type of record and its level, in the leader. */
function kindOf(record: MarcRecord): string {
  const [type, level] = [record.leader.charAt(6), record.leader.charAt(7)]
  if (record.has('502')) return 'thesis'
  const kinds: Readonly<Record<string, string>> = {
    ...{ e: 'map', f: 'map', g: 'film', k: 'photograph', p: 'archivalUnit', t: 'archivalUnit' },
    ...{ d: 'archivalUnit', c: 'musical score', i: 'sound recording', j: 'sound recording' }
  }
  const kind = kinds[type]
  if (kind !== undefined) return kind
  const isPart = level === 'a' || level === 'b' || (level === '' && record.has('773'))
  return isPart ? 'article' : type === 'a' || type === '' ? 'book' : ''
}

/** Persons and bodies by what they did; those whose part is not said are creators. */
function peopleOf(record: MarcRecord): ReadonlyMap<string, readonly string[]> {
  const people = new Map<string, string[]>()
  for (const field of record.fields('100', '110', '111', '700', '710', '711')) {
    // A name with a title is another work.
    const column = field.texts('t').length > 0 ? 'related_work' : columnOfRole(field)
    const name = nameOfHeading(field)
    if (name !== '') people.set(column, [...(people.get(column) ?? []), name])
  }
  return people
}

const creators =
  'aut cre cmp com art pht prf drt ive ivr spk author creator composer compiler photograph verfasser autor auteur ' +
  'автор составитель сост'
const roles: readonly (readonly [column: string, words: RegExp])[] = [
  ['editor', /^(?:edt|editor|ed\.?$|hrsg|herausgeber|red\.?$|ред\.?$|редактор|éditeur)/iu],
  ['translator', /^(?:trl|translator|transl?\.?$|übers|пер\.?$|переводчик|traduct)/iu],
  ['creator', new RegExp(`^(?:${creators.replaceAll(' ', '|')})`, 'iu')]
]

/** Who published or printed it, and any other, is named beside the creators. */
function columnOfRole(field: MarcDataField): string {
  const said = field.texts(field.tag.endsWith('11') ? 'j4' : 'e4')
  const found = roles.find(([, words]) => said.some(text => words.test(text.replace(/^.*\//, ''))))
  return found?.[0] ?? (said.length === 0 || field.tag.startsWith('1') ? 'creator' : 'contributor')
}

function callNumber(record: MarcRecord): string {
  const held = record.fields('852').flatMap(field => field.texts('hi'))
  if (held.length > 0) return held.join(' ')
  const local = record.first('099', 'a')
  const [classed] = record.fields('050', '090').map(field => field.texts('ab').join(' '))
  return local || (classed ?? '')
}

/** Remarks such as "(pbk.)" stand beside the number. */
function isbn(record: MarcRecord): string {
  const [, number = ''] = /^\s*([\d-]+[\dXx])\b/.exec(record.first('020', 'a')) ?? []
  return number
}

function doi(record: MarcRecord): string {
  const [field] = record.fields('024').filter(one => one.text('2').toLowerCase() === 'doi')
  return bareDoi(field?.text('a') ?? '')
}

function furtherTexts(
  record: MarcRecord,
  people: ReadonlyMap<string, readonly string[]>
): OtherText[] {
  const series = record
    .fields('490', '440')
    .map(field => field.texts('av').map(withoutMark).join(' ; '))
  const texts: readonly (readonly [string, readonly string[]])[] = [
    ...[...people].filter(([column]) => column !== 'creator'),
    ['statement_of_responsibility', record.all('245', 'c')],
    ['edition', record.all('250', 'a').map(text => text.replace(/\s*[/:;,=]\s*$/, ''))],
    ['series', series],
    ['abstract', record.all('520', 'a')]
  ]
  return texts.map(([header, values]) => ({ header, text: values.join('\n') }))
}
