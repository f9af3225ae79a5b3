import { kindNamed } from '../../records/kinds'
import { isRecordId } from '../../records/references'
import { findTerm } from '../../vocabularies/vocabularies'
import { nameCells } from '../foreign/entityCells'
import { corporateKinds } from '../foreign/translation'
import type { EntityName } from '../foreign/entityCells'
import { calledBy, headerFor, sourceRowMaker } from '../foreign/ownRows'
import type { OwnCells, OwnRow } from '../foreign/ownRows'
import type { SourceRow } from '../sourceRow'
import { eacDateText } from './eacDates'
import { descriptionCells, placesIn, takenOf } from './eacDescription'
import { eacRelations } from './eacRelations'
import { eacRest, relationsRead } from './eacRest'
import { eacSources } from './eacSources'
import { allNamed, childrenNamed, nodeAt, textIn } from './xmlNode'
import type { XmlNode } from './xmlNode'

const keyColumn = 'eac_source'

export const eacKinds = [
  headerFor('organisation', ['eac_record_id']),
  headerFor('section', ['eac_record_id']),
  headerFor('governingBody', ['eac_record_id']),
  headerFor('person', ['eac_record_id']),
  headerFor('source'),
  headerFor('citation', [keyColumn])
]
const toRow = sourceRowMaker(eacKinds)

/** An entity of EAC-CPF 2010 or 2.0, with the sources that it names, each cited once. */
export function eacRows(node: XmlNode): readonly SourceRow[] {
  const control = nodeAt(node, 'control')
  const description =
    nodeAt(node, 'cpfDescription') ?? nodeAt(node, 'multipleIdentities', 'cpfDescription')
  const identity = nodeAt(description, 'identity')
  const recordId = textIn(nodeAt(control, 'recordId'))
  const kind = kindOf(node, identity)
  const relations = relationsRead(nodeAt(description, 'relations'))
  const places = placesIn(nodeAt(description, 'description'))
  const names = namesOf(identity)
  const name = names[0]?.text
  const sources = eacSources(control, recordId, node.line, keyColumn)
  const own: OwnRow = {
    line: node.line,
    kind,
    key: recordId,
    // Where the file names its record by one of our ids, the id decides and not the name.
    ...(isRecordId(recordId) || !name
      ? {}
      : { about: { text: name, kinds: kind === 'person' ? ['person'] : corporateKinds } }),
    cells: {
      ...calledBy(recordId, 'eac_record_id'),
      ...nameCells(names),
      ...descriptionCells(nodeAt(description, 'description'), kind, places),
      ...eacRelations(relations),
      ...identifierCells(control, identity),
      ...sources.cells
    },
    others: [
      ...familyNote(identity),
      ...eacRest(
        node,
        description,
        new Set([
          ...relations,
          ...kindElements(node, identity),
          ...otherIdentifiers(control),
          ...takenOf(nodeAt(description, 'description'), kind, places)
        ])
      )
    ]
  }
  return [...sources.rows, own].map(toRow)
}

function entityType(identity: XmlNode | undefined): string {
  const node = nodeAt(identity, 'entityType')
  return node?.attributes['value'] ?? textIn(node)
}

const kindsByLabel: ReadonlyMap<string, string> = new Map(
  ['section', 'governingBody'].flatMap(name =>
    Object.values(kindNamed(name)?.label ?? {}).map(label => [label, name] as const)
  )
)

/** Elements in which our own files say which kind of body it is. */
function kindElements(node: XmlNode, identity: XmlNode | undefined): XmlNode[] {
  return [
    ...allNamed(identity, 'otherEntityType'),
    ...allNamed(node, 'localDescription').filter(one => one.attributes['localType'] === 'kind')
  ].filter(one => kindsByLabel.has(textIn(one)))
}

function kindOf(node: XmlNode, identity: XmlNode | undefined): string {
  if (entityType(identity) === 'person') return 'person'
  const [said] = kindElements(node, identity)
  return kindsByLabel.get(textIn(said)) ?? 'organisation'
}

function familyNote(identity: XmlNode | undefined) {
  return entityType(identity) === 'family' ? [{ header: 'eac_entity_type', text: 'family' }] : []
}

/** The authorised form first; names without a status in the order of the file. */
function namesOf(identity: XmlNode | undefined): EntityName[] {
  const entries = allNamed(identity, 'nameEntry')
  const sets = [...allNamed(identity, 'nameEntryParallel'), ...allNamed(identity, 'nameEntrySet')]
  const parallel = new Set(sets.flatMap(set => childrenNamed(set, 'nameEntry')))
  const read = entries.map(entry => ({
    isAuthorised: isAuthorised(entry),
    name: nameOf(entry, parallel.has(entry))
  }))
  const [main] = [...read.filter(one => one.isAuthorised), ...read]
  return [
    ...(main ? [{ ...main.name, type: 'authorised' }] : []),
    ...read.filter(one => one !== main).map(({ name }) => name)
  ]
}

function isAuthorised(entry: XmlNode): boolean {
  const has = (name: string): boolean => childrenNamed(entry, name).length > 0
  return (
    has('authorizedForm') ||
    has('preferredForm') ||
    entry.attributes['status'] === 'authorized' ||
    entry.attributes['preferredForm'] === 'true' ||
    /^(?:autoris|authori[sz]ed|preferred)/i.test(entry.attributes['localType'] ?? '')
  )
}

function nameOf(entry: XmlNode, isParallel: boolean): EntityName {
  const { attributes } = entry
  const said = attributes['languageOfElement'] ?? attributes['lang'] ?? ''
  // "ru-Latn" names the script as well.
  const [, language = said, ownScript = ''] = /^([a-z]{2,3})-([A-Z][a-z]{3})$/.exec(said) ?? []
  const script = attributes['scriptOfElement'] ?? attributes['scriptCode'] ?? ownScript
  const type = findTerm('nameTypes', attributes['localType'] ?? '')?.code
  const parts = childrenNamed(entry, 'part').map(textIn)
  return {
    text: parts.filter(Boolean).join(', '),
    type: type ?? (isParallel ? 'parallel' : 'other'),
    language: findTerm('languages', language)?.code ?? language,
    script: findTerm('scripts', script)?.code ?? script,
    dates: eacDateText(nodeAt(entry, 'useDates'))
  }
}

function identifierCells(control: XmlNode | undefined, identity: XmlNode | undefined): OwnCells {
  const own = [...childrenNamed(identity, 'entityId'), ...childrenNamed(identity, 'identityId')]
  const found = [...own, ...otherIdentifiers(control)].filter(one => textIn(one) !== '')
  const other = childrenNamed(control, 'otherRecordId')
  const code = other.find(one => one.attributes['localType'] === 'referenceCode')
  return {
    reference_code: textIn(code),
    identifier: found.map(textIn),
    identifier_scheme: found.map(schemeOf)
  }
}

/** Numbers of the record elsewhere, of which the scheme is known. */
function otherIdentifiers(control: XmlNode | undefined): XmlNode[] {
  return childrenNamed(control, 'otherRecordId').filter(
    one => findTerm('identifierSchemes', schemeOf(one)) !== undefined
  )
}

/** "http://viaf.org/viaf/terms#viafID" and "WCI:VIAF" name VIAF. */
function schemeOf({ attributes }: XmlNode): string {
  const text = attributes['vocabularySource'] ?? attributes['localType'] ?? ''
  const [named = text] = /viaf|wikidata|isni|gnd|orcid|snac|lcnaf|oclc/i.exec(text) ?? []
  return findTerm('identifierSchemes', named)?.code ?? text
}
