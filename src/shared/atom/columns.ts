import {
  authorityHeaders,
  authorityRelationshipHeaders,
  eventHeaders,
  furtherHeaders,
  isadHeaders,
  repositoryHeaders
} from './headers'
import type { AtomKind } from './table'

export const templateHeaders: Readonly<Record<AtomKind, readonly string[]>> = {
  isad: isadHeaders,
  authority: authorityHeaders,
  authorityRelationship: authorityRelationshipHeaders,
  event: eventHeaders,
  repository: repositoryHeaders
}

export const knownHeaders: Readonly<Record<AtomKind, ReadonlySet<string>>> = {
  isad: new Set([...isadHeaders, ...furtherHeaders.isad]),
  authority: new Set([...authorityHeaders, ...furtherHeaders.authority]),
  authorityRelationship: new Set(authorityRelationshipHeaders),
  event: new Set(eventHeaders),
  repository: new Set(repositoryHeaders)
}

/** Matched by position; an empty place is written `NULL`. */
export const eventColumns = [
  'eventTypes',
  'eventDates',
  'eventStartDates',
  'eventEndDates',
  'eventActors',
  'eventActorHistories',
  'eventDescriptions',
  'eventPlaces'
] as const

/** Columns whose cells AtoM divides at `|`. */
export const repeatedColumns: Readonly<Record<AtomKind, readonly string[]>> = {
  isad: [
    'language',
    'script',
    'languageOfDescription',
    'scriptOfDescription',
    'subjectAccessPoints',
    'placeAccessPoints',
    'nameAccessPoints',
    'genreAccessPoints',
    'languageNote',
    'publicationNote',
    'generalNote',
    'archivistNote',
    'physicalObjectName',
    'physicalObjectLocation',
    'physicalObjectType',
    'alternativeIdentifiers',
    'alternativeIdentifierLabels',
    ...eventColumns
  ],
  authority: [
    'parallelFormsOfName',
    'standardizedFormsOfName',
    'otherFormsOfName',
    'actorOccupations',
    'actorOccupationNotes',
    'subjectAccessPoints',
    'placeAccessPoints'
  ],
  authorityRelationship: [],
  event: [],
  repository: ['parallelFormsOfName', 'otherFormsOfName', 'types', 'language', 'script']
}
