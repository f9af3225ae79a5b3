import { isRecordId } from '../../records/references'
import { findTerm } from '../../vocabularies/vocabularies'
import { nameCells } from '../foreign/entityCells'
import { corporateKinds } from '../foreign/translation'
import type { EntityName } from '../foreign/entityCells'
import { headerFor, sourceRowMaker } from '../foreign/ownRows'
import type { OwnCells, OwnRow } from '../foreign/ownRows'
import type { SourceRow } from '../sourceRow'
import { eacDateCells, eacDateText } from './eacDates'
import { eacRelations } from './eacRelations'
import { eacRest, relationsRead } from './eacRest'
import { eacSources } from './eacSources'
import { allNamed, childrenNamed, nodeAt, paragraphsIn, textIn } from './xmlNode'
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
      ...(isRecordId(recordId) ? { id: recordId } : { eac_record_id: recordId }),
      ...nameCells(names),
      ...descriptionCells(nodeAt(description, 'description'), kind, places),
      ...eacRelations(relations),
      ...identifierCells(control, identity),
      ...sources.cells
    },
    others: [
      ...familyNote(identity),
      ...eacRest(node, description, {
        isPerson: kind === 'person',
        nodes: new Set([
          ...relations,
          ...kindElements(node, identity),
          ...takenOf(nodeAt(description, 'description'), kind, places)
        ])
      })
    ]
  }
  return [...sources.rows, own].map(toRow)
}

function entityType(identity: XmlNode | undefined): string {
  const node = nodeAt(identity, 'entityType')
  return node?.attributes['value'] ?? textIn(node)
}

const kindsByLabel: ReadonlyMap<string, string> = new Map([
  ...['Section', 'Секция', 'Sektion'].map(label => [label, 'section'] as const),
  ...['Governing body', 'Руководящий орган', 'Leitungsgremium'].map(
    label => [label, 'governingBody'] as const
  )
])

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
    entry.attributes['preferredForm'] === 'true'
  )
}

function nameOf(entry: XmlNode, isParallel: boolean): EntityName {
  const { attributes } = entry
  const language = attributes['languageOfElement'] ?? attributes['lang'] ?? ''
  const script = attributes['scriptOfElement'] ?? attributes['scriptCode'] ?? ''
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

interface Place {
  readonly node: XmlNode
  readonly role: string
  readonly name: string
  readonly code: string
}

interface Places {
  readonly country: Place | undefined
  readonly seat: Place | undefined
}

/** A body has one country and one seat. */
function placesIn(description: XmlNode | undefined): Places {
  const all = allNamed(description, 'place').flatMap((node): Place[] => {
    const entry = nodeAt(node, 'placeName') ?? nodeAt(node, 'placeEntry')
    const name = textIn(entry) || (entry ? '' : textIn(node))
    const place = { node, role: textIn(nodeAt(node, 'placeRole')), name }
    return name === '' ? [] : [{ ...place, code: entry?.attributes['countryCode'] ?? '' }]
  })
  const country = all.find(({ role, code }) => role === 'country' || code !== '')
  return { country, seat: all.find(place => place !== country) }
}

/** Elements of which a kind has one, or none. */
function takenOf(
  description: XmlNode | undefined,
  kind: string,
  { country, seat }: Places
): readonly (XmlNode | undefined)[] {
  if (kind === 'person') return []
  return [country?.node, seat?.node, allNamed(description, 'legalStatus')[0]]
}

function descriptionCells(
  description: XmlNode | undefined,
  kind: string,
  { country, seat }: Places
): OwnCells {
  const occupations = allNamed(description, 'occupation')
  const local = allNamed(description, 'localDescription')
  const localTexts = (type: string): string[] =>
    local.filter(one => one.attributes['localType'] === type).map(paragraphsOfTerm)
  return {
    ...eacDateCells('dates_of_existence', nodeAt(description, 'existDates')),
    history: allNamed(description, 'biogHist').map(paragraphsIn).join('\n'),
    tags: localTexts('tag'),
    public_notes: localTexts('publicNotes'),
    ...(kind === 'person'
      ? { role: occupations.map(one => textIn(nodeAt(one, 'term'))), ...roleDates(occupations) }
      : {
          functions: allNamed(description, 'function').map(paragraphsOfTerm).join('\n'),
          form: textIn(nodeAt(allNamed(description, 'legalStatus')[0], 'term')),
          seat: seat?.name ?? '',
          country: country
            ? (findTerm('countries', country.code || country.name)?.code ?? country.name)
            : ''
        })
  }
}

function roleDates(occupations: readonly XmlNode[]): OwnCells {
  return { role_dates: occupations.map(one => eacDateText(one)) }
}

/** The note where there is one: the term is then only the name of the field. */
function paragraphsOfTerm(node: XmlNode): string {
  const note = nodeAt(node, 'descriptiveNote')
  return note ? paragraphsIn(note) : textIn(nodeAt(node, 'term') ?? node)
}

function identifierCells(control: XmlNode | undefined, identity: XmlNode | undefined): OwnCells {
  const found = [...childrenNamed(identity, 'entityId'), ...childrenNamed(identity, 'identityId')]
  const other = childrenNamed(control, 'otherRecordId')
  const code = other.find(one => one.attributes['localType'] === 'referenceCode')
  const schemes = found.map(
    one => one.attributes['vocabularySource'] ?? one.attributes['localType'] ?? ''
  )
  return {
    reference_code: textIn(code),
    identifier: found.map(textIn),
    identifier_scheme: schemes.map(text => findTerm('identifierSchemes', text)?.code ?? text)
  }
}
