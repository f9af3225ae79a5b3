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

/** Elements of which the cells of an entity hold all. */
export type EacTaken = ReadonlySet<XmlNode | undefined>

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
    ...otherIdsIn(nodeAt(entity, 'control'), taken),
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

function isTaken(node: XmlNode, taken: EacTaken): boolean {
  if (read.has(node.name) || taken.has(node)) return true
  // The forms of names say by which rules they are made.
  if (node.name === 'authorizedForm' || node.name === 'alternativeForm') return true
  return node.name === 'localDescription' && ownLocalTypes.has(node.attributes['localType'] ?? '')
}

function otherIdsIn(control: XmlNode | undefined, taken: EacTaken): XmlNode[] {
  return childrenNamed(control, 'otherRecordId').filter(
    one => one.attributes['localType'] !== 'referenceCode' && !taken.has(one)
  )
}

/** With what its attributes alone say: what it is, and where it leads. */
function textOfElement(node: XmlNode): string {
  const { localType = '', href = '' } = node.attributes
  const role = Object.entries(node.attributes).find(([name]) => name.endsWith('RelationType'))?.[1]
  const texts = [role ?? (roleOfArc(node) || localType), blocksIn(node).join('; '), href]
  return texts
    .map(text => text.trim())
    .filter(Boolean)
    .join(': ')
}

/** "http://socialarchive.iath.virginia.edu/control/term#associatedWith" says associatedWith. */
export function roleOfArc({ attributes }: XmlNode): string {
  return (attributes['arcrole'] ?? '').replace(/^.*[#/]/, '')
}

/** Whether it is the same entity elsewhere, which is no other. */
function isOfItself(node: XmlNode): boolean {
  return roleOfArc(node) === 'sameAs' || node.attributes['cpfRelationType'] === 'identity'
}

/** Relations that name whom they are to; one to a resource, a function or a place is none to an entity of ours. */
export function relationsRead(relations: XmlNode | undefined): XmlNode[] {
  const older = allNamed(relations, 'cpfRelation').filter(one => !isOfItself(one))
  const newer = allNamed(relations, 'relation').filter(
    one =>
      !/resource|function|place/i.test(nodeAt(one, 'targetEntity')?.attributes['targetType'] ?? '')
  )
  return [...older, ...newer].filter(
    one => textIn(nodeAt(one, 'relationEntry') ?? nodeAt(one, 'targetEntity', 'part')) !== ''
  )
}
