import { expect, it } from 'vitest'
import {
  accessionColumns,
  archivalObjectColumns,
  archivalObjectMarker,
  digitalObjectColumns,
  digitalObjectMarker
} from '../../../../../src/shared/archivesSpace/headers'
import {
  authorityHeaders,
  isadHeaders,
  repositoryHeaders
} from '../../../../../src/shared/atom/headers'
import { allRecords } from '../../../../../src/renderer/db/repositories/records'
import { catalogueForTables, tableOf } from '../../../../helpers/foreignTables'

const { catalogue, importTable } = catalogueForTables()
/** The columns of an accession that a job of ArchivesSpace took before version 4.2, and takes since. */
const accession = ['accession_title', 'accession_number_1', 'extent_number', 'extent_type']
const newAccession = [
  ...['accession_title', 'accession_id_1', 'extent_1_number', 'extent_1_extent_type'],
  ...['agent_1_role', 'agent_1_relator', 'agent_1_agent_type', 'agent_1_agent_contact_1_city'],
  ...['agent_1_agent_name_1_primary_name', 'agent_1_agent_name_1_rest_of_name', 'subject_1_term']
]
const older = [
  'title',
  'hierarchy',
  'level',
  'other_level',
  'dates_label',
  'begin',
  'end',
  'date_type'
]
const rad = [
  ...['legacyId', 'parentId', 'title', 'levelOfDescription', 'radEdition', 'creators'],
  ...['creatorHistories', 'creationDates', 'creationDatesStart', 'creationDatesEnd']
]
/** Cells that say what the row is, in place of any text. */
const given: Readonly<Record<string, string>> = {
  hierarchy: '1',
  parentId: '',
  qubitParentSlug: '',
  typeOfEntity: 'Corporate body'
}

it.each([
  ['descriptions of AtoM', isadHeaders],
  ['older descriptions of AtoM', rad],
  ['authority records of AtoM', authorityHeaders],
  ['archival institutions of AtoM', repositoryHeaders],
  ['archival objects of ArchivesSpace', [archivalObjectMarker, ...archivalObjectColumns]],
  ['older archival objects of ArchivesSpace', [archivalObjectMarker, ...older]],
  ['digital objects of ArchivesSpace', [digitalObjectMarker, ...digitalObjectColumns]],
  ['accessions of ArchivesSpace', accessionColumns],
  ['older accessions of ArchivesSpace', accession],
  ['newest accessions of ArchivesSpace', newAccession]
])('every cell of %s is in a record afterwards', async (_, header: readonly string[]) => {
  const isMarker = (column: string): boolean => column.startsWith('ArchivesSpace')
  const isEnd = (column: string): boolean => /(begin|end|start|dates)(_\d)?$/i.test(column)
  const row = Object.fromEntries(
    header.map((column, at) => {
      const text = isEnd(column) ? String(1800 + at) : `text ${String(at)}.`
      return [column, isMarker(column) ? '' : (given[column] ?? text)]
    })
  )
  await importTable(tableOf(header, [row]))
  let records = ''
  for await (const page of allRecords(catalogue().database, 1000)) records += JSON.stringify(page)
  const lost = header.filter(column => !(column in given) && !records.includes(row[column] ?? ''))
  expect(lost).toEqual([])
})
