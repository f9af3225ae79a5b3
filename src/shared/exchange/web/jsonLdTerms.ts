import { fieldOf } from '../../records/kind'
import type { Kind } from '../../records/kind'

/**
 * Terms of schema.org and of Records in Contexts (RiC-O), beside those of the catalogue itself for what neither names.
 * The context stands in the file: nothing has to be fetched to read it.
 */
export const jsonLdContext = {
  schema: 'https://schema.org/',
  rico: 'https://www.ica.org/standards/RiC/ontology#',
  opis: 'urn:opis:field:',
  xsd: 'http://www.w3.org/2001/XMLSchema#'
} as const

const body = ['schema:Organization', 'rico:CorporateBody']

const types: Readonly<Record<string, readonly string[]>> = {
  organisation: body,
  section: body,
  governingBody: body,
  person: ['schema:Person', 'rico:Person'],
  event: ['schema:Event', 'rico:Event'],
  periodical: ['schema:Periodical'],
  document: ['schema:ArchiveComponent', 'rico:RecordResource'],
  source: ['schema:CreativeWork'],
  citation: ['schema:Quotation'],
  figure: ['schema:Observation'],
  scan: ['schema:MediaObject', 'rico:Instantiation']
}

const sourceTypes: Readonly<Record<string, string>> = {
  book: 'schema:Book',
  article: 'schema:Article',
  periodicalIssue: 'schema:PublicationIssue',
  report: 'schema:Report',
  letter: 'schema:Message',
  archivalUnit: 'schema:ArchiveComponent',
  webPage: 'schema:WebPage',
  photograph: 'schema:Photograph'
}

const recordTypes: Readonly<Record<string, string>> = {
  item: 'rico:Record',
  part: 'rico:RecordPart'
}

export function typesOf(kind: string, sourceKind: string, level: string): readonly string[] {
  const own = types[kind] ?? []
  const special = [sourceTypes[sourceKind], level === '' ? undefined : recordTypes[level]]
  const recordSet = level !== '' && !recordTypes[level] ? ['rico:RecordSet'] : []
  return [...own, ...special.filter(type => type !== undefined), ...recordSet]
}

const everyKind: Readonly<Record<string, string>> = {
  referenceCode: 'schema:identifier',
  publicNotes: 'schema:description',
  tags: 'schema:keywords',
  attachments: 'schema:associatedMedia',
  languages: 'schema:inLanguage'
}

const authority = {
  parent: 'schema:parentOrganization',
  organisation: 'schema:parentOrganization',
  predecessors: 'rico:isSuccessorOf',
  successors: 'rico:hasSuccessor',
  country: 'schema:location',
  seat: 'schema:location',
  history: 'rico:history',
  functions: 'schema:knowsAbout',
  datesOfExistence: 'rico:isAssociatedWithDate'
}
const described = {
  title: 'schema:name',
  creators: 'schema:creator',
  publisher: 'schema:publisher',
  dates: 'rico:isAssociatedWithDate',
  date: 'rico:isAssociatedWithDate',
  extent: 'schema:materialExtent',
  scopeAndContent: 'rico:scopeAndContent',
  arrangement: 'rico:structure',
  access: 'rico:conditionsOfAccess',
  archivalHistory: 'rico:history',
  repository: 'schema:holdingArchive',
  parent: 'schema:isPartOf',
  containedIn: 'schema:isPartOf',
  parallelTitles: 'schema:alternateName',
  place: 'schema:locationCreated',
  isbn: 'schema:isbn',
  issn: 'schema:issn',
  url: 'schema:url',
  doi: 'schema:identifier'
}

/** By kind and field, where the general ones do not fit. */
const byKind: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  organisation: authority,
  section: authority,
  governingBody: authority,
  person: { history: 'rico:history', datesOfExistence: 'rico:isAssociatedWithDate' },
  event: {
    title: 'schema:name',
    dates: 'rico:isAssociatedWithDate',
    place: 'schema:location',
    organisation: 'schema:organizer',
    participants: 'schema:attendee',
    decisions: 'schema:description'
  },
  periodical: {
    publishers: 'schema:publisher',
    issn: 'schema:issn',
    datesOfPublication: 'rico:isAssociatedWithDate',
    continues: 'rico:isSuccessorOf',
    continuedBy: 'rico:hasSuccessor',
    place: 'schema:locationCreated'
  },
  document: described,
  source: described,
  citation: {
    source: 'schema:isPartOf',
    locator: 'schema:pagination',
    quote: 'schema:text',
    translation: 'schema:abstract'
  },
  figure: {
    subject: 'schema:observationAbout',
    measure: 'schema:measuredProperty',
    asOf: 'rico:isAssociatedWithDate',
    accordingTo: 'schema:creator',
    method: 'schema:measurementMethod'
  },
  scan: {
    originalName: 'schema:name',
    mediaType: 'schema:encodingFormat',
    sha256: 'schema:sha256',
    size: 'schema:contentSize'
  }
}

/** The property of a field; one that no vocabulary names keeps its name in CSV. */
export function propertyOf(kind: Kind, field: string): string {
  const known = byKind[kind.name]?.[field] ?? everyKind[field]
  return known ?? `opis:${fieldOf(kind, field)?.csv ?? field}`
}
