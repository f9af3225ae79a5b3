import { nameCells } from '../foreign/entityCells'
import { dateCells } from '../foreign/foreignDates'
import type { OwnCells, OwnRow } from '../foreign/ownRows'
import type { MarcDataField, MarcRecord } from './marcRecord'
import { identifiersOf, nameOfHeading, nameWithoutMark } from './marcShared'

/** An authority record of a person or a body; one of a subject or a place is none that a catalogue has a kind for. */
export function marcAuthority(record: MarcRecord, line: number): OwnRow {
  const own = record.control('001')
  const isPerson = record.has('100')
  const [heading] = record.fields('100', '110', '111')
  const names = [heading, ...record.fields('400', '410', '411')]
    .map(field => (field ? nameOfHeading(field) : ''))
    .filter(Boolean)
  const cells: OwnCells = {
    marc_001: own,
    ...nameCells(
      names.map((text, index) => ({ text, type: index === 0 ? 'authorised' : 'other' }))
    ),
    ...datesOf(record, heading),
    history: record
      .fields('678')
      .map(field => field.texts('ab').join(' '))
      .join('\n'),
    public_notes: record.all('680', 'i'),
    ...identifiersOf(record)
  }
  return { line, kind: isPerson ? 'person' : 'organisation', key: own, cells }
}

/** The coded dates of 046, else what the heading says. */
function datesOf(record: MarcRecord, heading: MarcDataField | undefined): OwnCells {
  const coded = record.fields('046')[0]
  const written = nameWithoutMark(heading?.texts('d').join(' ') ?? '')
  const day = (code: string): string =>
    (coded?.text(code) ?? '').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  return dateCells(
    'dates_of_existence',
    written,
    day('f') || day('q') || day('s'),
    day('g') || day('r') || day('t')
  )
}
