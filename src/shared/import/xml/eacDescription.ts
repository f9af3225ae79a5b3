import { fieldOf } from '../../records/kind'
import { organisation } from '../../records/organisation'
import { findTerm } from '../../vocabularies/vocabularies'
import type { OwnCells } from '../foreign/ownRows'
import { eacDateCells, eacDateText } from './eacDates'
import { allNamed, childrenNamed, nodeAt, paragraphsIn, textIn } from './xmlNode'
import type { XmlNode } from './xmlNode'

interface Place {
  readonly node: XmlNode
  readonly role: string
  readonly name: string
  readonly code: string
}

export interface Places {
  readonly country: Place | undefined
  readonly seat: Place | undefined
}

/** A body has one country and one seat. */
export function placesIn(description: XmlNode | undefined): Places {
  const all = statements(description, 'place').flatMap((node): Place[] => {
    const entry = nodeAt(node, 'placeName') ?? nodeAt(node, 'placeEntry')
    const name = textIn(entry) || (entry ? '' : textIn(node))
    const place = { node, role: textIn(nodeAt(node, 'placeRole')), name }
    return name === '' ? [] : [{ ...place, code: entry?.attributes['countryCode'] ?? '' }]
  })
  const country = all.find(({ role, code }) => role === 'country' || code !== '')
  return { country, seat: all.find(place => place !== country) }
}

/** Elements of the description, which may stand together in one of their own; not those within its texts. */
function statements(description: XmlNode | undefined, name: string): XmlNode[] {
  const children = (description?.children ?? []).filter(child => typeof child !== 'string')
  return children.flatMap(child => {
    if (child.name === name) return [child]
    return child.name === 'biogHist' ? [] : childrenNamed(child, name)
  })
}

/** Elements of which cells hold all that they say. */
export function takenOf(
  description: XmlNode | undefined,
  kind: string,
  { country, seat }: Places
): readonly (XmlNode | undefined)[] {
  const has = (node: XmlNode, ...names: readonly string[]): boolean =>
    names.some(name => nodeAt(node, name) !== undefined)
  if (kind === 'person') {
    return statements(description, 'occupation').filter(
      one => !has(one, 'descriptiveNote', 'place', 'placeEntry')
    )
  }
  const single = [country?.node, seat?.node, statements(description, 'legalStatus')[0]]
  return [
    ...single.filter(one => one && !has(one, 'date', 'dateRange', 'dateSet', 'descriptiveNote')),
    ...statements(description, 'function')
  ]
}

/** Our own files give the field's name as the term of what the note says. */
const ownTerms: ReadonlySet<string> = new Set(
  Object.values(fieldOf(organisation, 'functions')?.label ?? {})
)

/** What a body did, and when. */
function functionText(node: XmlNode): string {
  const term = textIn(nodeAt(node, 'term'))
  const note = paragraphsIn(nodeAt(node, 'descriptiveNote'))
  const dates = eacDateText(node)
  const words = [ownTerms.has(term) ? '' : term, note].filter(Boolean).join(': ')
  return dates === '' || note.includes(dates) ? words : `${words} (${dates})`
}

export function descriptionCells(
  description: XmlNode | undefined,
  kind: string,
  { country, seat }: Places
): OwnCells {
  const occupations = statements(description, 'occupation')
  const local = statements(description, 'localDescription')
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
          functions: statements(description, 'function').map(functionText).join('\n'),
          form: textIn(nodeAt(statements(description, 'legalStatus')[0], 'term')),
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
