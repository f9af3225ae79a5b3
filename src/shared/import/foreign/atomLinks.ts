import { findTerm } from '../../vocabularies/vocabularies'
import { authorityKinds, nameCells } from './entityCells'
import { foreignCells } from './foreignCells'
import { writtenDateCells } from './foreignDates'
import { headerFor, sourceRowMaker } from './ownRows'
import type { ForeignTable } from './translation'

const relationColumns = [
  'relations',
  'relations_type',
  'relations_dates',
  'relations_dates_edtf',
  'relations_note'
]
/** Relations are the same in every kind; the record that is there decides of which it is. */
const authorities = [{ kind: 'organisation', header: relationColumns }]
const toRelation = sourceRowMaker(authorities)

/** The columns of relationships were called otherwise before AtoM 2.7. */
const subjectColumns = ['subjectAuthorizedFormOfName', 'sourceAuthorizedFormOfName'] as const
const objectColumns = ['objectAuthorizedFormOfName', 'targetAuthorizedFormOfName'] as const

function hasAny(header: readonly string[], names: readonly string[]): boolean {
  return names.some(name => header.includes(name))
}

/** AtoM's relationships between authority records: each is added to the record that it is said of. */
export const atomRelationships: ForeignTable = {
  recognises: header => hasAny(header, subjectColumns) && hasAny(header, objectColumns),
  kinds: () => authorities,
  match: () => ({ missing: 'skip', lists: 'add' }),
  translator: header => ({
    row({ line, cells }) {
      const { take, takeFirst } = foreignCells(header, cells)
      const { relations_dates, relations_dates_edtf } = writtenDateCells(
        'relations_dates',
        take('date'),
        take('startDate'),
        take('endDate')
      )
      const own = {
        relations: [takeFirst(...objectColumns)],
        relations_type: [relationType(takeFirst('relationType', 'category'))],
        relations_dates: [String(relations_dates ?? '')],
        relations_dates_edtf: [String(relations_dates_edtf ?? '')],
        relations_note: [take('description')]
      }
      const about = {
        text: takeFirst(...subjectColumns),
        kinds: authorityKinds,
        mustExist: true
      } as const
      return [toRelation({ line, kind: 'organisation', about, cells: own })]
    },
    end: () => []
  })
}

const aliasHeaders = [headerFor('organisation')]
const toAlias = sourceRowMaker(aliasHeaders)

/** Further forms of the names of authority records, as AtoM took them in a table of their own. */
export const atomAliases: ForeignTable = {
  recognises: header =>
    header.includes('parentAuthorizedFormOfName') && header.includes('alternateForm'),
  kinds: () => aliasHeaders,
  match: () => ({ missing: 'skip', lists: 'add' }),
  translator: header => ({
    row({ line, cells }) {
      const { take } = foreignCells(header, cells)
      const about = {
        text: take('parentAuthorizedFormOfName'),
        kinds: authorityKinds,
        mustExist: true
      } as const
      const type = take('formType').toLowerCase() === 'parallel' ? 'parallel' : 'other'
      const names = nameCells([{ text: take('alternateForm'), type }])
      return [toAlias({ line, kind: 'organisation', about, cells: names })]
    },
    end: () => []
  })
}

/** AtoM's own words for relations, by ours. */
const relationTypes: Readonly<Record<string, string>> = {
  'is the superior of': 'superiorOf',
  'is the subordinate of': 'subordinateOf',
  'is subordinate to': 'subordinateOf',
  'is the predecessor of': 'predecessorOf',
  'is the successor of': 'successorOf',
  'is the associate of': 'associatedWith',
  associative: 'associatedWith'
}

function relationType(text: string): string {
  return relationTypes[text.toLowerCase()] ?? findTerm('relationTypes', text)?.code ?? text
}

const documents = [headerFor('document', ['legacyId'])]
const toEvent = sourceRowMaker(documents)

/** AtoM's events: who created, published … the unit with this `legacyId`. */
export const atomEventTable: ForeignTable = {
  recognises: header => header.includes('eventActorName') && header.includes('eventType'),
  kinds: () => documents,
  match: () => ({
    missing: 'skip',
    lists: 'add',
    match: { by: 'columns', columns: [documents[0]?.header.indexOf('legacyId') ?? 0] }
  }),
  translator: header => ({
    row({ line, cells }) {
      const { take } = foreignCells(header, cells)
      const legacyId = take('legacyId')
      const actor = take('eventActorName')
      const type = take('eventType')
      const isCreation = ['', 'creation', 'accumulation'].includes(type.toLowerCase())
      const own = isCreation
        ? { creator: [actor] }
        : { relations: [actor], relations_type: [relationType(type)] }
      const about = { text: legacyId, kinds: ['document'], mustExist: true } as const
      return [toEvent({ line, kind: 'document', about, cells: { legacyId, ...own } })]
    },
    end: () => []
  })
}
