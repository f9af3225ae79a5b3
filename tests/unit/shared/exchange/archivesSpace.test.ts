import { describe, expect, it } from 'vitest'
import { checkSpaceCsv } from '../../../../src/shared/archivesSpace/check'
import {
  accessionColumns,
  archivalObjectColumns,
  digitalObjectColumns
} from '../../../../src/shared/archivesSpace/headers'
import { parseCsv } from '../../../../src/shared/csv/parse'
import type { ExportFormat } from '../../../../src/shared/exchange/format'
import {
  accessionExport,
  archivalObjectExport,
  digitalObjectExport
} from '../../../../src/shared/exchange/spaceExport'
import { kindNamed } from '../../../../src/shared/records/kinds'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { gregorian, makeRecord } from '../records/makeRecord'
import { randomRecords } from './randomRecords'
import { sampleLike } from './sampleLike'
import { contextAmong, written } from './written'

const { organisation, person, fonds, file } = sampleLike

function filesOf(format: ExportFormat, records: readonly CatalogueRecord[], others = records) {
  const { files, losses } = written(format, records, contextAmong(others))
  const rows = files.flatMap(text => {
    const [header = [], ...cells] = parseCsv(text, ',').rows
    return cells.map(row => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])))
  })
  const issues = files.flatMap(text => format.check?.(text, {}) ?? [])
  const messages = issues.map(({ check, column }) => `${check} ${column ?? ''}`)
  return { files, rows, messages, losses: losses.map(({ field, reason }) => `${field} ${reason}`) }
}

const all = Object.values(sampleLike)

describe('the templates of ArchivesSpace', () => {
  it('have 194, 114 and 119 columns, the marker counted', () => {
    expect([archivalObjectColumns.length + 1, digitalObjectColumns.length + 1]).toEqual([194, 114])
    expect(accessionColumns).toHaveLength(119)
    for (const columns of [archivalObjectColumns, digitalObjectColumns, accessionColumns])
      expect(new Set(columns).size).toBe(columns.length)
    expect(archivalObjectColumns.slice(0, 4)).toEqual(['collection_id', 'ead', 'res_uri', 'ref_id'])
    expect(archivalObjectColumns.at(-1)).toBe('e_userestrict')
    expect(accessionColumns.at(-1)).toBe('subject_term_type')
  })
})

describe('archival objects', () => {
  it('hang below the resource, which is the fonds and no row', () => {
    const part = makeRecord('document', { title: 'Letter', level: 'part', parent: file.id })
    const { rows, messages, losses } = filesOf(
      archivalObjectExport,
      [part, file, fonds],
      [...all, part]
    )
    expect(messages).toEqual([])
    expect(rows).toMatchObject([
      {
        ead: 'F. 539',
        ref_id: file.id,
        title: 'Correspondence',
        hierarchy: '1',
        level: 'file',
        publish: 'f',
        begin_1: '1917-11-07',
        date_type_1: 'inclusive',
        dates_label_1: 'creation',
        l_lang: 'rus',
        l_langscript: 'Cyrl',
        l_lang_2: 'ger',
        people_agent_header_1: 'Stasova, Elena',
        people_agent_role_1: 'creator',
        corporate_entities_agent_header_1: 'International Red Aid',
        n_odd: 'First note\n\nSecond note',
        n_accessrestrict: 'open'
      },
      { ead: 'F. 539', hierarchy: '2', level: 'otherlevel', other_level: 'part' }
    ])
    expect(losses).toContain('level resourceItself')
    expect(losses).toContain('languages tooManyValues')
  })

  it('have one file for each tree', () => {
    const other = makeRecord('document', { title: 'Other', level: 'series', referenceCode: 'S' })
    const { files, rows, messages } = filesOf(
      archivalObjectExport,
      [fonds, file, other],
      [...all, other]
    )
    expect(files).toHaveLength(2)
    expect(rows.map(({ ead, hierarchy }) => [ead, hierarchy])).toEqual([
      ['F. 539', '1'],
      ['S', '1']
    ])
    expect(messages).toEqual([])
  })

  it('are without error, whatever the records hold', () => {
    const kind = kindNamed('document')
    const records = kind ? randomRecords(kind, 400, 11) : []
    const linked = records.map((record, index) => ({
      ...record,
      values: { ...record.values, parent: records[(index * 7) % 400]?.id ?? '' }
    }))
    for (const format of [archivalObjectExport, digitalObjectExport, accessionExport]) {
      const { rows, messages } = filesOf(format, linked)
      expect({ [format.name]: messages }).toEqual({ [format.name]: [] })
      if (format !== digitalObjectExport) expect(rows.length).toBeGreaterThan(5)
    }
  })
})

describe('digital objects and accessions', () => {
  const sha256 = 'ab'.repeat(32)
  const scan = makeRecord('scan', {
    originalName: 'лист 5.tif',
    mediaType: 'image/tiff',
    size: 1200,
    sha256
  })
  const scanned = makeRecord('document', {
    title: 'Minutes',
    referenceCode: 'F. 1',
    dates: gregorian('1928', '1928'),
    attachments: [{ scan: scan.id, caption: 'Sheet 5', pageLabel: 'л. 5' }],
    creators: [person.id, organisation.id]
  })

  it('name the archival object and the checksum of the scan', () => {
    const { rows, messages } = filesOf(digitalObjectExport, [scanned], [...all, scan, scanned])
    expect(messages).toEqual([])
    expect(rows).toMatchObject([
      {
        ao_ref_id: scanned.id,
        digital_object_id: `${scanned.id}.1`,
        digital_object_title: 'Sheet 5, л. 5',
        rep_file_format: 'tiff',
        rep_checksum: sha256,
        rep_checksum_method: 'sha-256'
      }
    ])
  })

  it('are units without a parent, with their first creator as agent', () => {
    const { rows, messages, losses } = filesOf(
      accessionExport,
      [scanned, fonds, file],
      [...all, scanned]
    )
    expect(messages).toEqual([])
    expect(rows).toMatchObject([
      {
        accession_number_1: 'F. 1',
        agent_type: 'agent_person',
        agent_name_primary_name: 'Stasova',
        agent_name_rest_of_name: 'Elena',
        date_1_begin: '1928',
        date_1_type: 'single'
      },
      { accession_number_1: 'F. 539', agent_role: '' }
    ])
    expect(losses).toContain('creators tooManyValues')
    expect(losses).toContain('referenceCode madeUpDate')
  })
})

describe('the rules of ArchivesSpace find', () => {
  const header = ["ArchivesSpace field code (please don't edit this row)", ...archivalObjectColumns]
  const row = (cells: Readonly<Record<string, string>>): string => {
    const usual = { ead: 'F', title: 'T', level: 'file', hierarchy: '1' }
    return header.map(name => ({ ...usual, ...cells })[name] ?? '').join(',')
  }
  const found = (...cells: readonly Readonly<Record<string, string>>[]) =>
    checkSpaceCsv('archivalObject', [header.join(','), ...cells.map(row), ''].join('\n')).map(
      ({ check, column, row: at }) => `${check} ${column ?? ''} ${String(at)}`
    )

  it.each([
    [{ level: 'box' }, 'vocabulary level 2'],
    [{ hierarchy: '2' }, 'hierarchy hierarchy 2'],
    [{ hierarchy: '' }, 'hierarchy hierarchy 2'],
    [{ title: '' }, 'required title 2'],
    [{ ead: '' }, 'required ead 2'],
    [{ publish: 'yes' }, 'boolean publish 2'],
    [{ begin_1: '28.1.1928', date_type_1: 'single' }, 'date begin_1 2'],
    [{ begin_1: '1928', end_1: '1927-05', date_type_1: 'inclusive' }, 'dateOrder end_1 2'],
    [{ begin_1: '1928' }, 'vocabulary date_type_1 2'],
    [{ level: 'otherlevel' }, 'required other_level 2']
  ])('%j', (cells, problem) => {
    expect(found(cells)).toEqual([problem])
  })

  it('another order of the columns, and nothing in a good file', () => {
    expect(found({}, { hierarchy: '2' }, { hierarchy: '1' })).toEqual([])
    const turned = [...header].reverse().join(',')
    expect(checkSpaceCsv('archivalObject', `${turned}\n`)[0]).toMatchObject({ check: 'header' })
  })
})
