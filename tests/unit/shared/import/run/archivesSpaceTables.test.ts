import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CatalogueRecord } from '../../../../../src/shared/records/record'
import { newTestCatalogue } from '../../../../helpers/catalogue'
import type { TestCatalogue } from '../../../../helpers/catalogue'
import { importTableInto, recordsOf, shownOf, tableOf } from '../../../../helpers/foreignTables'

let catalogue: TestCatalogue
beforeEach(async () => {
  catalogue = await newTestCatalogue()
})
afterEach(async () => {
  await catalogue.remove()
})

const importTable = async (text: string) => importTableInto(catalogue, text)
const records = async (kind: string) => recordsOf(catalogue, kind)
const shown = async (record: CatalogueRecord | undefined, ...fields: string[]) =>
  shownOf(catalogue, record, ...fields)

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
