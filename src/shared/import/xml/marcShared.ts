import { marcCodes } from '../../exchange/xml/marcCodes'
import { findTerm } from '../../vocabularies/vocabularies'
import { dateCells, edtfCells } from '../foreign/foreignDates'
import type { OwnCells } from '../foreign/ownRows'
import type { MarcDataField, MarcRecord } from './marcRecord'

/** Cataloguing rules put marks between the parts of a field; the point before one, or of an initial, is the text's own. */
export function withoutMark(text: string): string {
  const bare = text.replace(/\s*[/:;,=]\s*$/, '')
  return bare === text ? text.replace(/(?<=[^.].{3})(?<!(?:^|[\s.])\p{Lu})\.$/u, '') : bare
}

/** A name keeps the point of an initial and of "Jr." */
export function nameWithoutMark(text: string): string {
  return text.replace(/\s*[/:;,]\s*$/, '').replace(/(?<=\p{L}{3}|\))\.$/u, '')
}

/** A person with number and title, a body with its parts, a meeting with those of its name. */
export function nameOfHeading(field: MarcDataField): string {
  const kind = field.tag.slice(1)
  const parts = field.texts(kind === '00' ? 'abc' : kind === '10' ? 'ab' : 'ae')
  return parts
    .map(nameWithoutMark)
    .filter(Boolean)
    .join(kind === '00' ? ', ' : '. ')
}

export interface MarcTitle {
  readonly main: string
  /** Divided by the sign of equality. */
  readonly parallel: string
}

export function titleOf(field: MarcDataField): MarcTitle {
  const title = field.text('a')
  const remainder = withoutMark(field.text('b'))
  const parts = field.texts('np').map(withoutMark)
  const isParallel = /=\s*$/.test(title)
  const own = [withoutMark(title), ...(isParallel || remainder === '' ? [] : [remainder])].join(
    ': '
  )
  return { main: [own, ...parts].filter(Boolean).join('. '), parallel: isParallel ? remainder : '' }
}

export function languagesOf(record: MarcRecord, fixed: string): string[] {
  const coded = record.all('041', 'a').flatMap(text => text.toLowerCase().match(/[a-z]{3}/g) ?? [])
  const codes = coded.length > 0 ? coded : [fixed.slice(35, 38).trim()]
  const languages = codes.filter(code => !['', 'und', 'zxx', '|||', 'mul'].includes(code))
  return [...new Set(languages)].map(code => findTerm('languages', code)?.code ?? code)
}

interface Publication {
  readonly place: string
  readonly publisher: string
  readonly written: string
}

/** The publication of 264, or 260. */
export function publicationOf(record: MarcRecord): Publication {
  const published = record.fields('264').filter(({ second }) => second === '1')
  const older = record.fields('260')
  const fields = published.length > 0 ? published : older.length > 0 ? older : record.fields('264')
  const texts = (code: string): string =>
    fields
      .flatMap(field => field.texts(code))
      .map(withoutMark)
      .join('; ')
  return {
    place: texts('a'),
    publisher: texts('b'),
    written: fields.flatMap(field => field.texts('c')).join('; ')
  }
}

/** By its code in 044 or 008. */
export function countryOf(record: MarcRecord, fixed: string): string {
  const code = record.first('044', 'c') || marcCodes.countryOf(fixed.slice(15, 18).trim())
  record.first('044', 'a')
  return findTerm('countries', code)?.code ?? code
}

/** Kinds of date of which the second ends what the first begins; elsewhere it is another date, or month and day. */
const ranges = new Set(['c', 'd', 'u', 'i', 'k', 'm', 'q'])

/** The date as it is written, with the years of 008. */
export function dateCellsOf(column: string, written: string, fixed: string): OwnCells {
  const kind = fixed.charAt(6)
  const start = year(fixed.slice(7, 11))
  const end = ranges.has(kind) ? year(fixed.slice(11, 15)) : ''
  const isOpen = kind === 'c' || ('mi'.includes(kind) && fixed.slice(11, 15) === '9999')
  if (!isOpen || start === '') return dateCells(column, written, start, end)
  return edtfCells(column, written === '' ? `${start}–` : written, `${start}/..`)
}

function year(text: string): string {
  return /^\d{4}$/.test(text) && text !== '9999' ? text : ''
}

/** System control numbers, other standard numbers, addresses. */
export function identifiersOf(record: MarcRecord): OwnCells {
  const found = [
    ...record.fields('035').map(field => {
      const text = field.text('a')
      const [, system = '', number = text] = /^\((.*?)\)(.*)$/.exec(text) ?? []
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

/** Subjects with their subdivisions, names among them. */
export function subjectsOf(record: MarcRecord): string[] {
  return record
    .fields('600', '610', '611', '630', '650', '651', '653', '655')
    .map(field => {
      const main = field.texts('abcdt').join(' ')
      return [main, ...field.texts('vxyz')].map(withoutMark).filter(Boolean).join('--')
    })
    .filter(text => text !== '')
}
