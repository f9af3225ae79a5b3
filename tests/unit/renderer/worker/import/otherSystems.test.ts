import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { authorityHeaders, isadHeaders } from '../../../../../src/shared/atom/headers'
import { csvRow } from '../../../../../src/shared/csv/write'
import { parseCsv } from '../../../../../src/shared/csv/parse'
import {
  createTranslator,
  foreignFormat,
  foreignPlans
} from '../../../../../src/shared/import/foreign/formats'
import { displayField } from '../../../../../src/shared/records/display'
import { kindNamed } from '../../../../../src/shared/records/kinds'
import type { CatalogueRecord } from '../../../../../src/shared/records/record'
import { textOf, valueOf, valuesOf } from '../../../../../src/shared/records/record'
import { recordTitle } from '../../../../../src/shared/records/title'
import { allRecords } from '../../../../../src/renderer/db/repositories/records'
import { newTestCatalogue } from '../../../../helpers/catalogue'
import type { TestCatalogue } from '../../../../helpers/catalogue'
import { importFile, statusesOf } from '../../../../helpers/importing'

let catalogue: TestCatalogue
beforeEach(async () => {
  catalogue = await newTestCatalogue()
})
afterEach(async () => {
  await catalogue.remove()
})

const format = { delimiter: ',', lineEnd: '\n', byteOrderMark: false, guard: 'exact' } as const

/** A table with these columns, of rows that fill some of them. */
function tableOf(header: readonly string[], rows: readonly Record<string, string>[]): string {
  const cells = rows.map(row => header.map(name => row[name] ?? ''))
  return [header, ...cells].map(row => csvRow(row, format)).join('')
}

/** Imports a table that is recognised by its header; gives what became of its rows. */
async function importTable(text: string) {
  const [header = [], ...rows] = parseCsv(text, ',').rows
  const found = foreignFormat(header)
  if (!found) throw new Error('Not recognised')
  const choice = { format: found, corporate: 'organisation' } as const
  const sample = rows.map((cells, at) => ({ cells, line: at + 2 }))
  const outcomes = await importFile(catalogue, {
    text,
    plans: foreignPlans(choice, header, sample),
    translator: () => createTranslator(choice, header)
  })
  return { found, outcomes, counts: statusesOf(outcomes) }
}

async function records(kind: string): Promise<ReadonlyMap<string, CatalogueRecord>> {
  const found = new Map<string, CatalogueRecord>()
  for await (const page of allRecords(catalogue.database, 1000)) {
    for (const record of page)
      if (record.kind === kind)
        found.set(
          recordTitle(record, 'en', () => ''),
          record
        )
  }
  return found
}

async function shown(record: CatalogueRecord | undefined, ...fields: string[]): Promise<string[]> {
  if (!record) return ['no record']
  const all = new Map<string, CatalogueRecord>()
  for await (const page of allRecords(catalogue.database, 1000))
    for (const one of page) all.set(one.id, one)
  const kind = kindNamed(record.kind)
  const labelOf = (id: string): string => {
    const other = all.get(id)
    return other ? recordTitle(other, 'en', labelOf) : id
  }
  return fields.map(field => (kind ? displayField(kind, field, record, 'en', labelOf) : ''))
}

const authorities = tableOf(
  ['legacyId', ...authorityHeaders],
  [
    {
      legacyId: '401',
      culture: 'en',
      typeOfEntity: 'Corporate body',
      authorizedFormOfName: 'International Red Aid',
      otherFormsOfName: 'MOPR | IRA',
      corporateBodyIdentifiers: 'VIAF 123; shelf 7',
      datesOfExistence: '1922-1947',
      places: 'Moscow, USSR',
      history: 'Founded in 1922.',
      mandates: 'kept as it is'
    },
    {
      legacyId: '401',
      culture: 'ru',
      authorizedFormOfName: 'МОПР',
      history: 'Основана в 1922 году.'
    },
    {
      legacyId: '402',
      culture: 'en',
      typeOfEntity: 'Person',
      authorizedFormOfName: 'Stasova, Elena',
      actorOccupations: 'Head|Secretary'
    }
  ]
)

const descriptions = tableOf(isadHeaders, [
  {
    legacyId: '1',
    title: 'Executive Committee',
    levelOfDescription: 'Fonds',
    eventTypes: 'Creation',
    eventDates: '1923-1941',
    eventStartDates: '1923-01-01',
    eventEndDates: '1941-12-31',
    eventActors: 'International Red Aid',
    language: 'ru|de',
    subjectAccessPoints: 'aid | prisoners',
    appraisal: 'none',
    culture: 'en'
  },
  { legacyId: '1', title: 'Исполком', culture: 'ru' },
  {
    legacyId: '2',
    parentId: '1',
    title: 'Letters',
    levelOfDescription: 'Series',
    eventTypes: 'Creation|Creation|Publication',
    eventDates: '1925|NULL|1926',
    eventStartDates: '1925|NULL|1926',
    eventEndDates: 'NULL|NULL|1926',
    eventActors: 'NULL|Stasova, Elena|NULL',
    culture: 'en'
  }
])

describe('the tables of AtoM', () => {
  it('bring authority records of several kinds, with their names in several languages', async () => {
    const { found, counts } = await importTable(authorities)
    expect(found).toBe('atomAuthorities')
    expect(counts).toEqual({ created: 2 })
    const body = (await records('organisation')).get('International Red Aid')
    const names = body ? valuesOf(body, 'names') : []
    expect(names).toEqual([
      { text: 'International Red Aid', type: 'authorised', language: 'eng' },
      { text: 'MOPR', type: 'other' },
      { text: 'IRA', type: 'other' },
      { text: 'МОПР', type: 'parallel', language: 'rus' }
    ])
    expect(await shown(body, 'seat', 'country', 'datesOfExistence')).toEqual([
      'Moscow',
      'USSR',
      '1922-1947'
    ])
    expect(body ? valuesOf(body, 'identifiers') : []).toEqual([
      { value: '123', scheme: 'VIAF' },
      { value: 'shelf 7' }
    ])
    expect(JSON.stringify(body?.values['otherColumns'])).toContain('kept as it is')
    const person = (await records('person')).get('Stasova, Elena')
    expect(await shown(person, 'roles')).toEqual(['Head; Secretary'])
    expect((await importTable(authorities)).counts).toEqual({ unchanged: 2 })
  })

  it('bring descriptions below one another, with creators, dates and what has no field', async () => {
    await importTable(authorities)
    const { found, counts, outcomes } = await importTable(descriptions)
    expect(found).toBe('atomDescriptions')
    expect(counts).toEqual({ created: 2 })
    expect(outcomes.flatMap(({ issues }) => issues)).toEqual([])
    const units = await records('document')
    const [fonds, series] = [units.get('Executive Committee'), units.get('Letters')]
    expect(await shown(series, 'parent', 'creators', 'dates', 'level')).toEqual([
      'Executive Committee',
      'Stasova, Elena',
      '1925',
      'Series'
    ])
    expect(await shown(fonds, 'creators', 'languages', 'tags')).toEqual([
      'International Red Aid',
      'Russian; German',
      'aid; prisoners'
    ])
    expect(fonds && valueOf(fonds, 'dates')).toMatchObject({ edtf: '1923/1941' })
    const kept = JSON.stringify(fonds?.values['otherColumns'])
    expect(kept).toContain('Исполком')
    expect(kept).toContain('appraisal')
    expect((await importTable(descriptions)).counts).toEqual({ unchanged: 2 })
  })

  it('bring relationships and events, which are added to what is there', async () => {
    await importTable(authorities)
    await importTable(descriptions)
    const relations = tableOf(
      [
        'subjectAuthorizedFormOfName',
        'relationType',
        'objectAuthorizedFormOfName',
        'description',
        'date',
        'startDate',
        'endDate',
        'culture'
      ],
      [
        {
          subjectAuthorizedFormOfName: 'Stasova, Elena',
          relationType: 'is the associate of',
          objectAuthorizedFormOfName: 'International Red Aid',
          description: 'deputy head',
          startDate: '1927'
        },
        { subjectAuthorizedFormOfName: 'Nobody', objectAuthorizedFormOfName: 'Stasova, Elena' }
      ]
    )
    const { found, counts } = await importTable(relations)
    expect(found).toBe('atomRelationships')
    expect(counts).toEqual({ changed: 1, refused: 1 })
    const person = (await records('person')).get('Stasova, Elena')
    const [relation] = person ? valuesOf(person, 'relations') : []
    expect(relation).toMatchObject({ type: 'associatedWith', note: 'deputy head' })
    expect((await importTable(relations)).counts).toEqual({ unchanged: 1, refused: 1 })
    const events = tableOf(
      ['legacyId', 'eventActorName', 'eventType', 'culture'],
      [{ legacyId: '2', eventActorName: 'International Red Aid', eventType: 'Creation' }]
    )
    expect((await importTable(events)).counts).toEqual({ changed: 1 })
    expect(await shown((await records('document')).get('Letters'), 'creators')).toEqual([
      'Stasova, Elena; International Red Aid'
    ])
    expect((await importTable(events)).counts).toEqual({ unchanged: 1 })
  })

  it('bring archival institutions', async () => {
    const { found, counts } = await importTable(
      tableOf(
        [
          'legacyId',
          'identifier',
          'authorizedFormOfName',
          'holdings',
          'collectingPolicies',
          'city',
          'country'
        ],
        [
          {
            identifier: 'RGASPI',
            authorizedFormOfName: 'РГАСПИ',
            city: 'Москва',
            country: 'RU',
            holdings: 'fonds 539'
          }
        ]
      )
    )
    expect([found, counts]).toEqual(['atomRepositories', { created: 1 }])
    const body = (await records('organisation')).get('РГАСПИ')
    expect(body && textOf(valueOf(body, 'country'))).toBe('RU')
  })
})

const marker = "ArchivesSpace field code (please don't edit this row)"
const codes = [
  marker,
  'ref_id',
  'title',
  'unit_id',
  'hierarchy',
  'level',
  'publish',
  'l_lang',
  'begin_1',
  'end_1',
  'expression_1',
  'number',
  'extent_type',
  'people_agent_header_1',
  'people_agent_role_1',
  'corporate_entities_agent_header_1',
  'corporate_entities_agent_role_1',
  'subject_1_term',
  'n_scopecontent',
  'n_bioghist'
]

describe('the tables of ArchivesSpace', () => {
  it('bring archival objects by their depth, with their agents', async () => {
    const text = tableOf(codes, [
      { [marker]: 'Label of the field', title: 'Title' },
      { title: 'Fonds 539', hierarchy: '1', level: 'recordgrp', publish: '1', l_lang: 'rus' },
      {
        title: 'Letters',
        hierarchy: '2',
        level: 'series',
        begin_1: '1925',
        end_1: '1927',
        number: '3',
        extent_type: 'linear_feet',
        people_agent_header_1: 'Stasova, Elena',
        people_agent_role_1: 'creator',
        corporate_entities_agent_header_1: 'Comintern',
        corporate_entities_agent_role_1: 'subject',
        subject_1_term: 'aid',
        n_scopecontent: 'Letters sent.',
        n_bioghist: 'kept'
      },
      { title: 'Letters', hierarchy: '2', level: 'series' }
    ])
    const { found, counts } = await importTable(text)
    expect([found, counts]).toEqual(['aspaceObjects', { created: 5 }])
    const units = await records('document')
    const fonds = units.get('Fonds 539')
    expect(await shown(fonds, 'level', 'status', 'languages')).toEqual([
      'Fonds',
      'Published',
      'Russian'
    ])
    const all = [...(await records('person')).keys(), ...(await records('organisation')).keys()]
    expect(all).toEqual(['Stasova, Elena', 'Comintern'])
    const again = await importTable(text)
    expect(again.counts).toEqual({ unchanged: 3, skipped: 2 })
  })

  it('bring accessions and digital objects', async () => {
    const accession = await importTable(
      tableOf(
        [
          'accession_title',
          'accession_number_1',
          'accession_number_2',
          'date_1_begin',
          'agent_type',
          'agent_role',
          'agent_name_primary_name',
          'agent_name_rest_of_name'
        ],
        [
          {
            accession_title: 'Papers',
            accession_number_1: '2026',
            accession_number_2: '007',
            date_1_begin: '1931-05',
            agent_type: 'agent_person',
            agent_role: 'creator',
            agent_name_primary_name: 'Zetkin',
            agent_name_rest_of_name: 'Clara'
          }
        ]
      )
    )
    expect(accession.counts).toEqual({ created: 2 })
    const papers = (await records('document')).get('Papers')
    expect(await shown(papers, 'referenceCode', 'creators')).toEqual(['2026.007', 'Zetkin, Clara'])
    const digital = await importTable(
      tableOf(
        [
          'ArchivesSpace digital object import field codes',
          'digital_object_id',
          'digital_object_title',
          'begin',
          'rep_file_uri'
        ],
        [
          {
            digital_object_id: 'do-1',
            digital_object_title: 'Label',
            rep_file_uri: 'https://example.org/1.tif'
          }
        ]
      )
    )
    expect([digital.found, digital.counts]).toEqual(['aspaceDigitalObjects', { created: 1 }])
    expect(JSON.stringify((await records('document')).get('Label')?.values)).toContain('1.tif')
  })
})
