import { describe, expect, it } from 'vitest'
import { catalogueForTables, tableOf } from '../../../../helpers/foreignTables'

const { importTable, records, shown } = catalogueForTables()

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
      { title: 'Letters', hierarchy: '2', level: 'series', l_lang: 'Spanish; Castilian' }
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
    expect(await shown(units.get('Letters'), 'languages')).toEqual(['Spanish'])
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

  it('bring what stands below lines that explain the template, in its older columns', async () => {
    const table = tableOf(
      [
        marker,
        'title',
        'hierarchy',
        'level',
        'dates_label',
        'begin',
        'end',
        'date_type',
        'n_physdesc'
      ],
      [
        { [marker]: 'Field name', title: 'Title', begin: 'Date(1) Begin' },
        {
          title: 'Posters',
          hierarchy: '1',
          level: 'Sub-Series',
          dates_label: 'Copyright',
          begin: '1931',
          end: '1932',
          date_type: 'inclusive',
          n_physdesc: '40 sheets'
        },
        {}
      ]
    )
    const { found, counts } = await importTable(`How to fill this in,,\nSection,,\n\n${table}`)
    expect([found, counts]).toEqual(['aspaceObjects', { created: 1 }])
    const posters = (await records('document')).get('Posters')
    expect(await shown(posters, 'dates', 'level', 'extent')).toEqual([
      '1931/1932',
      'Subseries',
      '40 sheets'
    ])
    const kept = JSON.stringify(posters?.values['otherColumns'])
    expect(kept).toContain('Copyright')
    expect(kept).not.toContain('inclusive')
  })

  it('bring accessions in the columns of the newest template; a donor is no creator', async () => {
    const { found, counts } = await importTable(
      tableOf(
        [
          ...['accession_title', 'accession_id_1', 'accession_id_2', 'accession_publish'],
          ...['extent_1_number', 'extent_1_extent_type', 'subject_1_term'],
          ...['agent_1_role', 'agent_1_relator', 'agent_1_agent_type'],
          ...['agent_1_agent_name_1_primary_name', 'agent_1_agent_name_1_rest_of_name'],
          ...['agent_2_role', 'agent_2_relator', 'agent_2_agent_type'],
          'agent_2_agent_name_1_primary_name'
        ],
        [
          {
            accession_title: 'Papers',
            accession_id_1: '2026',
            accession_id_2: '007',
            accession_publish: 'yes',
            extent_1_number: '0.4',
            extent_1_extent_type: 'linear_feet',
            subject_1_term: 'aid',
            agent_1_role: 'Source',
            agent_1_relator: 'donor',
            agent_1_agent_type: 'agent_person',
            agent_1_agent_name_1_primary_name: 'Zetkin',
            agent_1_agent_name_1_rest_of_name: 'Clara',
            agent_2_role: 'creator',
            agent_2_relator: 'publisher',
            agent_2_agent_type: 'agent_family',
            agent_2_agent_name_1_primary_name: 'Stasov'
          }
        ]
      )
    )
    expect([found, counts]).toEqual(['aspaceAccessions', { created: 3 }])
    const papers = (await records('document')).get('Papers')
    expect(
      await shown(papers, 'referenceCode', 'creators', 'extent', 'tags', 'status', 'relations')
    ).toEqual([
      '2026.007',
      'Stasov',
      '0.4 linear feet',
      'aid',
      'Published',
      expect.stringContaining('Zetkin, Clara')
    ])
    const kept = JSON.stringify(papers?.values['otherColumns'])
    expect(kept).toContain('publisher')
    expect(kept).toContain('agent_family')
  })

  it('bring the components of digital objects within these', async () => {
    const table = tableOf(
      [
        ...['digital_object_id', 'digital_object_title', 'digital_object_is_component'],
        ...['digital_object_component_id', 'date_1_begin', 'extent_number', 'extent_type']
      ],
      [
        {
          digital_object_id: '1',
          digital_object_title: 'Album',
          extent_number: '2',
          extent_type: 'files'
        },
        {
          digital_object_id: '1',
          digital_object_title: 'First page',
          digital_object_is_component: 'y',
          digital_object_component_id: '1'
        }
      ]
    )
    expect((await importTable(table)).counts).toEqual({ created: 2 })
    const all = await records('document')
    expect(await shown(all.get('Album'), 'referenceCode', 'extent')).toEqual(['1', '2 files'])
    expect(await shown(all.get('First page'), 'referenceCode', 'parent')).toEqual(['1/1', 'Album'])
    expect((await importTable(table)).counts).toEqual({ unchanged: 2 })
  })

  it('find the units of our own export by their ids', async () => {
    const row = { title: 'Letters', hierarchy: '1', level: 'series', publish: 'f' }
    await importTable(tableOf(codes, [row]))
    const id = (await records('document')).get('Letters')?.id ?? ''
    const { counts } = await importTable(tableOf(codes, [{ ...row, ref_id: id }]))
    expect(counts).toEqual({ unchanged: 1 })
    const accession = {
      accession_title: 'Letters',
      accession_number_1: id,
      extent_container_summary: 'a box'
    }
    expect((await importTable(tableOf(Object.keys(accession), [accession]))).counts).toEqual({
      changed: 1
    })
  })
})
