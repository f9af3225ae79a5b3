import { findTerm } from '../../vocabularies/vocabularies'
import { isRecordId } from '../../records/references'
import type { OwnCells } from '../foreign/ownRows'
import { eacDateText } from './eacDates'
import { roleOfArc } from './eacRest'
import { nodeAt, paragraphsIn, textIn } from './xmlNode'
import type { XmlNode } from './xmlNode'

/** EAC-CPF 2010 says what the other is to this one; our relations say what this one is to the other. */
const types: Readonly<Record<string, string>> = {
  'hierarchical-parent': 'subordinateOf',
  'hierarchical-child': 'superiorOf',
  'temporal-earlier': 'successorOf',
  'temporal-later': 'predecessorOf',
  associative: 'associatedWith',
  family: 'associatedWith'
}

interface Relation {
  readonly target: string
  readonly id: string
  readonly type: string
  readonly dates: string
  readonly note: string
}

/** Relations to others, by their names; those that the file names by one of our ids, by the id. */
export function eacRelations(relations: readonly XmlNode[]): OwnCells {
  const found = relations.map(node => (node.name === 'relation' ? newer(node) : older(node)))
  return {
    relations: found.map(({ target }) => target),
    relations_id: found.map(({ id }) => id),
    relations_type: found.map(({ type }) => type),
    relations_dates: found.map(({ dates }) => dates),
    relations_note: found.map(({ note }) => note)
  }
}

function ownId(uri: string): string {
  const id = uri.replace(/^urn:uuid:/, '')
  return isRecordId(id) ? id : ''
}

function typeOf(role: string, type: string): string {
  return findTerm('relationTypes', role)?.code ?? types[type] ?? type
}

function older(node: XmlNode): Relation {
  const entry = nodeAt(node, 'relationEntry')
  const [role = '', ...notes] = (nodeAt(node, 'descriptiveNote')?.children ?? [])
    .filter(child => typeof child !== 'string')
    .map(textIn)
  const isRole = findTerm('relationTypes', role) !== undefined
  return {
    target: textIn(entry),
    id: ownId(node.attributes['href'] ?? ''),
    type: typeOf(role, node.attributes['cpfRelationType'] ?? roleOfArc(node)),
    dates: eacDateText(node),
    note: (isRole ? notes : [role, ...notes]).filter(Boolean).join('\n')
  }
}

function newer(node: XmlNode): Relation {
  const target = nodeAt(node, 'targetEntity')
  const role = textIn(nodeAt(node, 'targetRole'))
  return {
    target: textIn(nodeAt(target, 'part')),
    id: ownId(target?.attributes['valueURI'] ?? ''),
    type: typeOf(role, textIn(nodeAt(node, 'relationType'))),
    dates: eacDateText(node),
    note: paragraphsIn(nodeAt(node, 'descriptiveNote'))
  }
}
