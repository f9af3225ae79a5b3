import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../../../src/shared/csv/parse'
import {
  atomEventExport,
  atomRelationExport,
  atomRepositoryExport
} from '../../../../src/shared/exchange/atomExport'
import type { ExportFormat } from '../../../../src/shared/exchange/format'
import { kindNamed } from '../../../../src/shared/records/kinds'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { gregorian, makeRecord, nextId } from '../records/makeRecord'
import { randomRecords } from './randomRecords'
import { contextAmong, written } from './written'

function exported(format: ExportFormat, records: readonly CatalogueRecord[]) {
  const { files, losses } = written(format, records, contextAmong(records))
  const [text = ''] = files
  const [header = [], ...rows] = parseCsv(text, ',').rows
  const objections = (format.check?.(text, {}) ?? []).filter(({ level }) => level === 'error')
  return {
    header,
    rows,
    objections,
    losses: losses.map(({ field, reason }) => `${field} ${reason}`)
  }
}

const ids = { mopr: nextId(), section: nextId(), old: nextId(), person: nextId() }
const named = (text: string) => [{ text, type: 'authorised' }]
const mopr = makeRecord('organisation', { names: named('МОПР') }, ids.mopr)
const old = makeRecord('organisation', { names: named('Old'), successors: [ids.section] }, ids.old)
const section = makeRecord(
  'section',
  {
    names: named('Rote Hilfe'),
    parent: ids.mopr,
    predecessors: [ids.old],
    relations: [
      {
        target: ids.person,
        type: 'foundedBy',
        dates: gregorian('c. 1924', '1924~'),
        note: 'in Berlin'
      },
      { target: nextId(), type: 'seeAlso' }
    ]
  },
  ids.section
)
const person = makeRecord(
  'person',
  {
    names: named('Pieck, Wilhelm'),
    relations: [{ target: ids.section, type: 'founderOf' }],
    roles: [{ role: 'chairman', body: ids.mopr, dates: gregorian('1930', '1930') }]
  },
  ids.person
)

describe('relationships of AtoM', () => {
  const { header, rows, objections, losses } = exported(atomRelationExport, [
    mopr,
    old,
    section,
    person
  ])

  it('stand in the 8 columns, each pair in one direction and once', () => {
    expect(header).toHaveLength(8)
    expect(rows).toEqual([
      ['Old', 'is the predecessor of', 'Rote Hilfe', '', '', '', '', 'en'],
      ['МОПР', 'is the superior of', 'Rote Hilfe', '', '', '', '', 'en'],
      [
        'Rote Hilfe',
        'associative',
        'Pieck, Wilhelm',
        'Founded by; in Berlin',
        'c. 1924',
        '1924-01-01',
        '1924-12-31',
        'en'
      ],
      [
        'Pieck, Wilhelm',
        'associative',
        'МОПР',
        'Chairman',
        '1930',
        '1930-01-01',
        '1930-12-31',
        'en'
      ]
    ])
    expect(objections).toEqual([])
  })

  it('say which records they cannot name', () => {
    expect(losses).toEqual(['relations inTrash'])
  })

  it('are without error, whatever the records hold', () => {
    const kinds = ['organisation', 'person'].flatMap(name => kindNamed(name) ?? [])
    const records = kinds.flatMap(kind => randomRecords(kind, 200, 5))
    const among = records.map((record, index) => ({
      ...record,
      values: { ...record.values, parent: records[(index * 3) % 400]?.id ?? '' }
    }))
    const random = exported(atomRelationExport, among)
    expect(random.rows.length).toBeGreaterThan(100)
    expect(random.objections).toEqual([])
  })
})

describe('events and repositories of AtoM', () => {
  const document = makeRecord('document', {
    title: 'Minutes',
    referenceCode: 'F. 1',
    repository: 'РГАСПИ',
    creators: [ids.mopr, ids.person]
  })
  const other = makeRecord('document', { title: 'Letter', repository: 'РГАСПИ' })
  const records = [document, other, mopr, person]

  it('connect creators with descriptions by the same legacyId as the descriptions', () => {
    const { header, rows, objections } = exported(atomEventExport, records)
    expect(header).toEqual(['legacyId', 'eventActorName', 'eventType', 'culture'])
    expect(rows).toEqual([
      ['F. 1', 'МОПР', 'Creation', 'en'],
      ['F. 1', 'Pieck, Wilhelm', 'Creation', 'en']
    ])
    expect(objections).toEqual([])
  })

  it('name each repository once, in 44 columns', () => {
    const { header, rows, objections } = exported(atomRepositoryExport, records)
    expect(header).toHaveLength(44)
    expect(rows.map(row => [row[0], row[3], row[43]])).toEqual([['РГАСПИ', 'РГАСПИ', 'en']])
    expect(objections).toEqual([])
  })
})
