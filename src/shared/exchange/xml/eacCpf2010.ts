import { fieldOf } from '../../records/kind'
import { eac2010Control } from './eac2010Control'
import { eac2010Dates } from './eac2010Dates'
import { entityNames, entityPlaces, identifiers, occupations } from './entity'
import type { EntityName } from './entity'
import { entityRelations } from './entityRelations'
import { figureStatements } from './figureStatements'
import { element, filled, line, paragraphs } from './markup'
import type { XmlElement } from './markup'
import type { RecordView } from './recordView'
import { createSources } from './sources'
import type { Sources } from './sources'
import { nameToken, recordUri } from './uri'

/** By what rules names are formed: the catalogue's own. */
const rules = 'local'

/** One entity as EAC-CPF 2010, which knows sources of the whole and the citation of a statement. */
export function eacCpf2010(view: RecordView): XmlElement {
  const sources = createSources(view)
  // Every citation of the record, whatever field it supports.
  sources.keysOfRecord(view.record)
  const described = element(
    'cpfDescription',
    {},
    identity(view),
    description(view, sources),
    relations(view)
  )
  return element(
    'eac-cpf',
    { xmlns: 'urn:isbn:1-931666-33-4', 'xmlns:xlink': 'http://www.w3.org/1999/xlink' },
    eac2010Control(view, sources.all()),
    described
  )
}

function identity(view: RecordView): XmlElement {
  const names = entityNames(view)
  const parallel = names.filter(
    ({ type }, index) => type === 'parallel' || (index === 0 && type === 'authorised')
  )
  // In a set a name cannot have dates of its own.
  const isSet =
    names[0]?.type === 'authorised' &&
    parallel.length > 1 &&
    parallel.every(({ dates }) => dates === null)
  const alone = isSet ? names.filter(name => !parallel.includes(name)) : names
  return element(
    'identity',
    {},
    identifiers(view).map(({ scheme, value }) =>
      element('entityId', { localType: nameToken(scheme) }, value)
    ),
    element('entityType', {}, view.kind.name === 'person' ? 'person' : 'corporateBody'),
    isSet
      ? element(
          'nameEntryParallel',
          {},
          parallel.map(name => nameEntry(name, { isInSet: true })),
          element('authorizedForm', {}, rules)
        )
      : null,
    alone.map(name => nameEntry(name, { isInSet: false }))
  )
}

function nameEntry(name: EntityName, { isInSet }: { readonly isInSet: boolean }): XmlElement {
  const isAuthorised = name.type === 'authorised'
  const status = isAuthorised ? 'authorizedForm' : 'alternativeForm'
  return element(
    'nameEntry',
    {
      'xml:lang': name.language,
      scriptCode: name.script,
      transliteration: nameToken(name.transliteration),
      localType: isAuthorised ? null : nameToken(name.type)
    },
    element('part', {}, name.text),
    isInSet ? (isAuthorised ? element('preferredForm', {}, rules) : null) : null,
    isInSet ? null : filled('useDates', {}, eac2010Dates(name.dates)),
    isInSet ? null : element(status, {}, rules)
  )
}

function description(view: RecordView, sources: Sources): XmlElement | null {
  const label = view.kind.label[view.context.locale]
  const dates = view.dates('datesOfExistence')
  const tags = view.values('tags').length > 0 ? view.shown('tags').split('; ') : []
  return filled(
    'description',
    {},
    filled(
      'existDates',
      {},
      eac2010Dates(dates),
      dates && dates.kind !== 'date' ? inWords(dates.text) : null
    ),
    entityPlaces(view).map(({ role, label: place, countryCode }) =>
      element(
        'place',
        {},
        element('placeRole', {}, role),
        element('placeEntry', { countryCode }, place)
      )
    ),
    view.kind.name === 'person' ? null : localDescription('kind', label),
    tags.map(tag => localDescription('tag', tag)),
    figures(view, sources),
    filled('legalStatus', {}, filled('term', {}, view.shown('form'))),
    described('function', {}, 'functions', view),
    occupations(view).map(({ role, body, dates: held }) =>
      element(
        'occupation',
        {},
        element('term', {}, role),
        eac2010Dates(held),
        filled('descriptiveNote', {}, filled('p', {}, body))
      )
    ),
    described('localDescription', { localType: 'publicNotes' }, 'publicNotes', view),
    filled('biogHist', {}, paragraphs('p', view.text('history')))
  )
}

/** The ends of a range hold no words for the whole. */
function inWords(text: string): XmlElement {
  return element('descriptiveNote', {}, element('p', {}, text))
}

function localDescription(localType: string, text: string): XmlElement {
  return element('localDescription', { localType }, element('term', {}, text))
}

/** A statement has one citation here: the places of several sources stand in it one after the other. */
function figures(view: RecordView, sources: Sources): XmlElement[] {
  return figureStatements(view).map(({ figure, measure, value, asOf, notes }) => {
    const keys = sources.keysOfRecord(figure)?.split(' ') ?? []
    const cited = keys.flatMap(key => sources.get(key) ?? [])
    const places = cited.map(({ title, locator }) => [title, locator].filter(Boolean).join(', '))
    return element(
      'localDescription',
      { localType: 'figure' },
      element('term', {}, [measure, value].filter(Boolean).join(': ')),
      eac2010Dates(asOf),
      filled('citation', {}, places.join('; ')),
      filled(
        'descriptiveNote',
        {},
        notes.map(note => element('p', {}, note))
      )
    )
  })
}

function described(
  name: string,
  attributes: Readonly<Record<string, string>>,
  field: string,
  view: RecordView
): XmlElement | null {
  const texts = view.texts(field).flatMap(text => paragraphs('p', text))
  const note = filled('descriptiveNote', {}, texts)
  const label = fieldOf(view.kind, field)?.label[view.context.locale] ?? field
  return note && element(name, attributes, element('term', {}, label), note)
}

function relations(view: RecordView): XmlElement | null {
  const all = entityRelations(view)
  const made = all.map(({ target, title, targetType, type, role, dates, note }) => {
    const isResource = targetType === 'resource'
    return element(
      isResource ? 'resourceRelation' : 'cpfRelation',
      {
        ...(isResource ? { resourceRelationType: 'other' } : { cpfRelationType: type }),
        'xlink:type': 'simple',
        'xlink:href': recordUri(target.id)
      },
      element('relationEntry', {}, title),
      eac2010Dates(dates),
      filled('descriptiveNote', {}, filled('p', {}, line(role)), filled('p', {}, note))
    )
  })
  const isCpf = ({ name }: XmlElement): boolean => name === 'cpfRelation'
  return filled(
    'relations',
    {},
    made.filter(isCpf),
    made.filter(one => !isCpf(one))
  )
}
