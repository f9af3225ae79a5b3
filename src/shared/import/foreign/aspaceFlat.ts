import { ownRow } from '../sourceRow'
import {
  agentCells,
  agentRole,
  agentRows,
  agents,
  dates,
  extent,
  isTrueInJob,
  language,
  level,
  subjects
} from './aspaceParts'
import type { Agent } from './aspaceParts'
import { foreignCells } from './foreignCells'
import type { ForeignCells } from './foreignCells'
import { writtenDateCells } from './foreignDates'
import { calledBy, headerFor, sourceRowMaker } from './ownRows'
import type { OwnCells } from './ownRows'
import type { CorporateKind, ForeignTable } from './translation'

const marker = 'ArchivesSpace digital object import field code'

interface Unit {
  readonly cells: OwnCells
  readonly found: Agent[]
  /** The name by which rows below it call the unit. */
  readonly key?: string
}

/** ArchivesSpace's digital objects, by bulk import or by background job: units of description at the lowest level. */
export const aspaceDigitalObjects: ForeignTable = flatTable(
  header =>
    header.includes('digital_object_id') &&
    header.includes('digital_object_title') &&
    !header.includes('hierarchy'),
  read => {
    const { take, takeFirst } = read
    const found = [...agents(read).found, ...namedAgents(read)]
    const isJob = read.has('date_1_begin')
    const id = take('digital_object_id')
    const isPart = isTrueInJob(read, 'digital_object_is_component')
    return {
      found,
      ...(isPart ? {} : { key: id }),
      cells: {
        ...agentCells(found),
        ...(isPart ? componentCells(id, take('digital_object_component_id')) : {}),
        ...(isPart ? {} : { reference_code: id }),
        title: take('digital_object_title'),
        level: level(takeFirst('level', 'digital_object_level'), '') || 'item',
        ...(isJob ? jobDates(read) : dates(read)),
        extent: extent(read),
        language: [take('digital_object_language')].filter(Boolean).map(language),
        script: [take('digital_object_script')].filter(Boolean),
        access: take('restrictions'),
        tags: [...subjects(read), take('subject_term')].filter(Boolean),
        status: isTrueInJob(read, 'digital_object_publish') ? 'published' : ''
      }
    }
  }
)

/** A component lies within the object whose id it names, above it in the file; its own number is one within that. */
function componentCells(object: string, component: string): OwnCells {
  const code = component === '' ? '' : `${object}/${component}`
  return { reference_code: code, parent: object === '' ? '' : ownRow(object) }
}

/** ArchivesSpace's accessions, with the agent that each names. */
export const aspaceAccessions: ForeignTable = flatTable(
  header =>
    header.includes('accession_title') &&
    (header.includes('accession_number_1') || header.includes('accession_id_1')),
  read => {
    const { take, takeFirst } = read
    const found = namedAgents(read)
    // Called `accession_id_1` in the newest template.
    const parts = ['1', '2', '3', '4'].map(part =>
      takeFirst(`accession_number_${part}`, `accession_id_${part}`)
    )
    const number = parts.filter(Boolean).join('.')
    const languages = [take('accession_language'), take('lang_material_language')]
    const scripts = [take('accession_script'), take('lang_material_script')]
    return {
      found,
      cells: {
        ...agentCells(found),
        ...calledBy(number, 'reference_code'),
        title: take('accession_title'),
        ...jobDates(read),
        extent: extent(read),
        language: [...new Set(languages)].filter(Boolean).map(language),
        script: [...new Set(scripts)].filter(Boolean),
        scope_and_content: take('accession_content_description'),
        archival_history: take('accession_provenance'),
        finding_aids: take('accession_inventory'),
        access: take('accession_access_restrictions_note'),
        public_notes: [take('accession_general_note')].filter(Boolean),
        tags: [...subjects(read), take('subject_term')].filter(Boolean),
        status: isTrueInJob(read, 'accession_publish') ? 'published' : ''
      }
    }
  }
)

function flatTable(
  recognises: ForeignTable['recognises'],
  unitOf: (read: ForeignCells) => Unit
): ForeignTable {
  const kindsFor = (corporate: CorporateKind) => [
    headerFor('document'),
    headerFor('person'),
    headerFor(corporate)
  ]
  return {
    recognises,
    kinds: kindsFor,
    match: kind =>
      kind === 'document' ? { match: { by: 'referenceCode', columns: [] } } : { found: 'skip' },
    translator(first, corporate) {
      const toRow = sourceRowMaker(kindsFor(corporate))
      const makeAgents = agentRows(corporate)
      let header = first
      const isMarked = first[0]?.startsWith(marker) === true
      return {
        row({ line, cells }) {
          if (isMarked && (cells[0] ?? '').trim() !== '') {
            if (cells[0]?.startsWith(marker)) header = cells
            return []
          }
          const read = foreignCells(header, cells)
          const { cells: own, found, key } = unitOf(read)
          const named = key === undefined ? {} : { key }
          const unit = { line, kind: 'document', ...named, cells: own, others: read.rest() }
          return [...makeAgents(line, found), unit].map(toRow)
        },
        end: () => []
      }
    }
  }
}

function jobDates(read: ForeignCells): OwnCells {
  const { take, pass } = read
  pass('date_1_type', ['inclusive', 'single'])
  pass('date_1_label', ['creation'])
  return writtenDateCells(
    'dates',
    take('date_1_expression'),
    take('date_1_begin'),
    take('date_1_end')
  )
}

/** The one agent of a row, in `agent_*` columns; in the newest template several, in `agent_1_*`, `agent_2_*`. */
function namedAgents(read: ForeignCells): Agent[] {
  const numbered = read.names(/^agent_\d+_agent_name_1_primary_name$/).map(column => {
    const agent = column.slice(0, column.indexOf('_agent_name'))
    return namedAgent(read, agent, `${agent}_agent_type`, `${agent}_agent_name_1`)
  })
  return [namedAgent(read, 'agent', 'agent_type', 'agent_name'), ...numbered].flat()
}

function namedAgent(read: ForeignCells, agent: string, typeColumn: string, name: string): Agent[] {
  const { take } = read
  const primary = take(`${name}_primary_name`)
  if (primary === '') return []
  const isPerson = read.peekList(typeColumn).some(type => /person|people/i.test(type))
  // A family becomes a body here, and stays marked as one.
  read.pass(typeColumn, ['agent_person', 'agent_corporate_entity', 'person', 'corporate_entity'])
  const parts = isPerson
    ? [primary, take(`${name}_rest_of_name`)]
    : [primary, take(`${name}_subordinate_name_1`), take(`${name}_subordinate_name_2`)]
  const text = parts.filter(Boolean).join(isPerson ? ', ' : '. ')
  const columns = { role: `${agent}_role`, relator: `${agent}_relator` }
  return [{ name: text, isPerson, ...agentRole(read, columns) }]
}
