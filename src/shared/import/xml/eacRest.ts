import type { OtherText } from '../sourceRow'
import { childrenNamed, allNamed, blocksIn, nodeAt, textIn } from './xmlNode'
import type { XmlNode } from './xmlNode'

/** Elements that only hold others of the same sort. */
const wrappers = new Set(
  (
    'description places functions occupations mandates legalStatuses localDescriptions languagesUsed relations ' +
    'identity otherEntityTypes nameEntryParallel nameEntrySet alternativeSet setComponents'
  ).split(' ')
)
/** What a cell or another row has, in every kind. */
const read = new Set('existDates biogHist nameEntry entityId identityId entityType'.split(' '))
const ownLocalTypes = new Set(['kind', 'tag', 'publicNotes', 'figure'])

/** What the cells of an entity hold, of the elements that may be there more often or in more kinds than ours. */
export interface EacTaken {
  readonly isPerson: boolean
  readonly nodes: ReadonlySet<XmlNode | undefined>
}

/** Texts of the elements that no cell holds, under the names of the elements. */
export function eacRest(
  entity: XmlNode,
  description: XmlNode | undefined,
  taken: EacTaken
): OtherText[] {
  const others = allNamed(entity, 'cpfDescription').filter(one => one !== description)
  const left = [
    ...leftIn(nodeAt(description, 'identity'), taken),
    ...leftIn(nodeAt(description, 'description'), taken),
    ...leftIn(nodeAt(description, 'relations'), taken),
    ...leftIn(nodeAt(description, 'alternativeSet'), taken),
    ...otherIdsIn(nodeAt(entity, 'control')),
    ...others
  ]
  return left.map(node => ({ header: `eac_${node.name}`, text: textOfElement(node) }))
}

function leftIn(node: XmlNode | undefined, taken: EacTaken): XmlNode[] {
  return (node?.children ?? []).flatMap(child => {
    if (typeof child === 'string') return []
    if (wrappers.has(child.name)) return leftIn(child, taken)
    return isTaken(child, taken) ? [] : [child]
  })
}

function isTaken(node: XmlNode, { isPerson, nodes }: EacTaken): boolean {
  if (read.has(node.name) || nodes.has(node)) return true
  if (node.name === 'occupation') return isPerson
  if (node.name === 'function') return !isPerson
  // The forms of names say by which rules they are made.
  if (node.name === 'authorizedForm' || node.name === 'alternativeForm') return true
  return node.name === 'localDescription' && ownLocalTypes.has(node.attributes['localType'] ?? '')
}

function otherIdsIn(control: XmlNode | undefined): XmlNode[] {
  return childrenNamed(control, 'otherRecordId').filter(
    one => one.attributes['localType'] !== 'referenceCode'
  )
}

/** With what its attributes alone say: what it is, and where it leads. */
function textOfElement(node: XmlNode): string {
  const { localType = '', href = '' } = node.attributes
  const role = Object.entries(node.attributes).find(([name]) => name.endsWith('RelationType'))?.[1]
  const texts = [role ?? localType, blocksIn(node).join('; '), href]
  return texts
    .map(text => text.trim())
    .filter(Boolean)
    .join(': ')
}

/** Relations that name whom they are to; one to a resource, a function or a place is none to an entity of ours. */
export function relationsRead(relations: XmlNode | undefined): XmlNode[] {
  const older = allNamed(relations, 'cpfRelation')
  const newer = allNamed(relations, 'relation').filter(
    one =>
      !/resource|function|place/i.test(nodeAt(one, 'targetEntity')?.attributes['targetType'] ?? '')
  )
  return [...older, ...newer].filter(
    one => textIn(nodeAt(one, 'relationEntry') ?? nodeAt(one, 'targetEntity', 'part')) !== ''
  )
}
