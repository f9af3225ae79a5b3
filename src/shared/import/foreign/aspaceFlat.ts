import { agentRows, agents, dates, extent, isTrue, level, subjects } from './aspaceParts'
import type { Agent } from './aspaceParts'
import { foreignCells } from './foreignCells'
import type { ForeignCells } from './foreignCells'
import { dateCells } from './foreignDates'
import { headerFor, sourceRowMaker } from './ownRows'
import type { OwnCells } from './ownRows'
import type { CorporateKind, ForeignTable } from './translation'

const marker = 'ArchivesSpace digital object import field code'

interface Unit {
  readonly cells: OwnCells
  readonly found: Agent[]
}

/** ArchivesSpace's digital objects, by bulk import or by background job: units of description at the lowest level. */
export const aspaceDigitalObjects: ForeignTable = flatTable(
  header =>
    header.includes('digital_object_id') &&
    header.includes('digital_object_title') &&
    !header.includes('hierarchy'),
  read => {
    const { take } = read
    const agent = agents(read)
    const single = namedAgent(read)
    const isJob = read.has('date_1_begin')
    return {
      found: [...agent.found, ...single.found],
      cells: {
        ...(single.found.length > 0 ? single.cells : agent.cells),
        reference_code: take('digital_object_id'),
        title: take('digital_object_title'),
        level: level(take('level') || take('digital_object_level'), '') || 'item',
        ...(isJob ? jobDates(read) : dates(read, '')),
        extent: extent(read),
        language: [take('digital_object_language')].filter(Boolean),
        script: [take('digital_object_script')].filter(Boolean),
        access: take('restrictions'),
        tags: [...subjects(read), take('subject_term')].filter(Boolean),
        status: isTrue(take('digital_object_publish')) ? 'published' : ''
      }
    }
  }
)

/** ArchivesSpace's accessions, with the agent that each names. */
export const aspaceAccessions: ForeignTable = flatTable(
  header => header.includes('accession_title') && header.includes('accession_number_1'),
  read => {
    const { take } = read
    const agent = namedAgent(read)
    const number = [1, 2, 3, 4].map(part => take(`accession_number_${String(part)}`))
    const languages = [take('accession_language'), take('lang_material_language')]
    const scripts = [take('accession_script'), take('lang_material_script')]
    return {
      found: agent.found,
      cells: {
        ...agent.cells,
        reference_code: number.filter(Boolean).join('.'),
        title: take('accession_title'),
        level: 'collection',
        ...jobDates(read),
        extent: [take('extent_number'), take('extent_type').replaceAll('_', ' ')]
          .filter(Boolean)
          .join(' '),
        language: [...new Set(languages)].filter(Boolean),
        script: [...new Set(scripts)].filter(Boolean),
        scope_and_content: take('accession_content_description'),
        archival_history: take('accession_provenance'),
        access: take('accession_access_restrictions_note'),
        public_notes: [take('accession_general_note')].filter(Boolean),
        tags: [take('subject_term')].filter(Boolean),
        status: isTrue(take('accession_publish')) ? 'published' : ''
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
          const { cells: own, found } = unitOf(read)
          const unit = { line, kind: 'document', cells: own, others: read.rest() }
          return [...makeAgents(line, found), unit].map(toRow)
        },
        end: () => []
      }
    }
  }
}

function jobDates({ take }: ForeignCells) {
  take('date_1_type')
  take('date_1_label')
  return dateCells('dates', take('date_1_expression'), take('date_1_begin'), take('date_1_end'))
}

/** The one agent of a row, in `agent_*` columns. */
function namedAgent({ take }: ForeignCells): Unit {
  const primary = take('agent_name_primary_name')
  if (primary === '') return { cells: {}, found: [] }
  const type = take('agent_type')
  const isPerson = /person|people/i.test(type)
  const rest = take('agent_name_rest_of_name')
  const parts = isPerson
    ? [primary, rest]
    : [primary, take('agent_name_subordinate_name_1'), take('agent_name_subordinate_name_2')]
  const name = parts.filter(Boolean).join(isPerson ? ', ' : '. ')
  const role = take('agent_role').toLowerCase()
  const relator = take('agent_relator')
  const isCreator = role === '' || role === 'creator' || role === 'source'
  return {
    found: [{ name, isPerson, role, relator }],
    cells: isCreator
      ? { creator: [name] }
      : { relations: [name], relations_type: [relator || role] }
  }
}
