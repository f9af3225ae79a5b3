import { fieldOf } from '../../records/kind'
import { createConventions, eac2Control } from './eac2Control'
import type { Conventions } from './eac2Control'
import { eacDates } from './eacDates'
import { entityNames, entityPlaces, identifiers, occupations } from './entity'
import type { EntityName } from './entity'
import { entityRelations } from './entityRelations'
import { figureStatements } from './figureStatements'
import { element, filled, paragraphs } from './markup'
import type { XmlElement } from './markup'
import type { RecordView } from './recordView'
import { createSources } from './sources'
import type { Sources } from './sources'
import { recordUri } from './uri'

const namespace = 'https://archivists.org/ns/eac/v2'

/** One entity as EAC-CPF 2.0, every statement with references to its sources. */
export function eacCpf2(view: RecordView): XmlElement {
  const sources = createSources(view)
  const conventions = createConventions()
  const described = element(
    'cpfDescription',
    { sourceReference: sources.keysOf(null) },
    identity(view, sources, conventions),
    description(view, sources),
    relations(view, sources)
  )
  return element(
    'eac',
    { xmlns: namespace },
    eac2Control(view, sources.all(), conventions),
    described
  )
}

function identity(view: RecordView, sources: Sources, conventions: Conventions): XmlElement {
  const names = entityNames(view)
  const isPerson = view.kind.name === 'person'
  const entry = (name: EntityName): XmlElement => nameEntry(name, conventions)
  const parallel = names.filter(
    ({ type }, index) => type === 'parallel' || (index === 0 && type === 'authorised')
  )
  const isSet = names[0]?.type === 'authorised' && parallel.length > 1
  const alone = isSet ? names.filter(name => !parallel.includes(name)) : names
  const cited = ['names', 'identifiers'].flatMap(field => sources.keysOf(field) ?? [])
  return element(
    'identity',
    { sourceReference: [...new Set(cited.join(' ').split(' '))].join(' ') },
    element('entityType', { value: isPerson ? 'person' : 'corporateBody' }),
    isSet ? element('nameEntrySet', {}, parallel.map(entry)) : null,
    alone.map(entry),
    isPerson
      ? null
      : element(
          'otherEntityTypes',
          {},
          element('otherEntityType', {}, element('term', {}, view.kind.label[view.context.locale]))
        ),
    identifiers(view).map(({ scheme, value }) =>
      element('identityId', { vocabularySource: scheme }, value)
    )
  )
}

function nameEntry(name: EntityName, conventions: Conventions): XmlElement {
  const isAuthorised = name.type === 'authorised'
  return element(
    'nameEntry',
    {
      languageOfElement: name.language,
      scriptOfElement: name.script,
      localType: isAuthorised ? null : name.type,
      conventionDeclarationReference: conventions.keyOf(name.transliteration),
      preferredForm: isAuthorised ? 'true' : null,
      status: isAuthorised ? 'authorized' : 'alternative'
    },
    element('part', {}, name.text),
    filled('useDates', {}, eacDates(name.dates))
  )
}

function description(view: RecordView, sources: Sources): XmlElement | null {
  const cited = (field: string) => ({ sourceReference: sources.keysOf(field) })
  const form = view.shown('form')
  const dates = view.dates('datesOfExistence')
  return filled(
    'description',
    {},
    filled('functions', {}, described('function', 'functions', cited('functions'), view)),
    filled('legalStatuses', {}, filled('legalStatus', cited('form'), filled('term', {}, form))),
    localDescriptions(view, sources),
    filled(
      'occupations',
      cited('roles'),
      occupations(view).map(({ role, body, dates: held }) =>
        element(
          'occupation',
          {},
          element('term', {}, role),
          eacDates(held),
          filled('descriptiveNote', {}, filled('p', {}, body))
        )
      )
    ),
    filled(
      'places',
      {},
      entityPlaces(view).map(({ role, label, countryCode }) =>
        element(
          'place',
          cited(role),
          element('placeName', { countryCode }, label),
          element('placeRole', {}, role)
        )
      )
    ),
    filled(
      'existDates',
      cited('datesOfExistence'),
      eacDates(dates),
      dates && dates.kind !== 'date' ? inWords(dates.text) : null
    ),
    filled('biogHist', cited('history'), paragraphs('p', view.text('history')))
  )
}

/** The ends of a range hold no words for the whole. */
function inWords(text: string): XmlElement {
  return element('descriptiveNote', {}, element('p', {}, text))
}

/** A longer text is the note of a term, which is the name of the field. */
function described(
  name: string,
  field: string,
  attributes: Readonly<Record<string, string | undefined>>,
  view: RecordView
): XmlElement | null {
  const texts = view.texts(field).flatMap(text => paragraphs('p', text))
  const note = filled('descriptiveNote', {}, texts)
  const label = fieldOf(view.kind, field)?.label[view.context.locale] ?? field
  return note && element(name, attributes, element('term', {}, label), note)
}

/** Each cited figure is a statement with its own sources; tags are statements without. */
function localDescriptions(view: RecordView, sources: Sources): XmlElement | null {
  const tags = view.values('tags').length > 0 ? view.shown('tags').split('; ') : []
  return filled(
    'localDescriptions',
    {},
    figureStatements(view).map(({ figure, measure, value, asOf, notes }) =>
      element(
        'localDescription',
        { localType: 'figure', sourceReference: sources.keysOfRecord(figure) },
        element('term', {}, measure),
        filled('term', {}, value),
        eacDates(asOf),
        filled(
          'descriptiveNote',
          {},
          notes.map(note => element('p', {}, note))
        )
      )
    ),
    tags.map(tag => element('localDescription', { localType: 'tag' }, element('term', {}, tag))),
    described('localDescription', 'publicNotes', { localType: 'publicNotes' }, view)
  )
}

function relations(view: RecordView, sources: Sources): XmlElement | null {
  return filled(
    'relations',
    {},
    entityRelations(view).map(({ field, target, title, targetType, type, role, dates, note }) =>
      element(
        'relation',
        { sourceReference: sources.keysOf(field) },
        element(
          'targetEntity',
          { targetType, valueURI: recordUri(target.id) },
          element('part', {}, title)
        ),
        eacDates(dates),
        element('relationType', { vocabularySource: 'EAC-CPF 2010 cpfRelationType' }, type),
        filled('targetRole', {}, role),
        filled('descriptiveNote', {}, filled('p', {}, note))
      )
    )
  )
}
