import type { Json } from '../changeLog/changeset'
import { displayField } from '../records/display'
import { kindNamed } from '../records/kinds'
import { partOf, textOf, valuesOf, type CatalogueRecord } from '../records/record'
import { termLabel } from '../vocabularies/vocabularies'
import {
  atomName,
  atomStatus,
  citedSources,
  mappedCells,
  reportUnexported,
  subjects
} from './atomRecord'
import { atomText, atomValue, joinAtomValues } from './atomTable'
import type { ExportContext } from './context'
import type { ReportLoss } from './losses'

/** The kinds that are authority records in AtoM. */
export const authorityKinds = ['organisation', 'section', 'governingBody', 'person'] as const

/** Fields that find a column, besides those whose declaration names one. */
const exported = [
  'names',
  'datesOfExistence',
  'country',
  'seat',
  'roles',
  'referenceCode',
  'status',
  'tags',
  'citations'
]

const qualifiers = ['language', 'script', 'transliteration', 'dates']

/** The cells of an authority record; null for one without a name. */
export function authorityCells(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss
): Record<string, string> | null {
  const kind = kindNamed(record.kind)
  const name = atomName(record, context, report)
  if (!kind || name === '') {
    report('names', 'noName')
    return null
  }
  const isPerson = kind.name === 'person'
  const show = (field: string): string =>
    atomText(
      displayField(kind, field, record, context.locale, id => context.labelOf(id)),
      field,
      report
    )
  const mapped = kind.fields.filter(field => field.standard?.atomAuthority).map(({ name }) => name)
  // AtoM has a place for the identifiers of corporate bodies only.
  const taken = [...exported, ...mapped, ...(isPerson ? [] : ['identifiers'])]
  reportUnexported(kind, new Set(taken), record, context, report)
  return {
    ...mappedCells(kind, 'atomAuthority', record, context, report),
    ...otherNames(record, name, report),
    ...(isPerson ? occupations(record, context, report) : {}),
    culture: context.locale,
    typeOfEntity: isPerson ? 'Person' : 'Corporate body',
    authorizedFormOfName: name,
    corporateBodyIdentifiers: isPerson ? '' : identifiers(record, report),
    datesOfExistence: show('datesOfExistence'),
    places: [show('seat'), show('country')].filter(Boolean).join(', '),
    descriptionIdentifier: show('referenceCode'),
    status: atomStatus(record),
    sources: citedSources(record, context, report),
    subjectAccessPoints: subjects(record, context, report)
  }
}

/** Every name but the authorised one, each once. */
function otherNames(
  record: CatalogueRecord,
  authorised: string,
  report: ReportLoss
): Record<string, string> {
  const parallel = new Set<string>()
  const others = new Set<string>()
  for (const value of valuesOf(record, 'names')) {
    if (qualifiers.some(part => partOf(value, part) !== null)) {
      report('names', 'nameWithoutQualifiers')
    }
    const name = atomValue(textOf(partOf(value, 'text')).replace(/\s+/g, ' '), 'names', report)
    if (name === authorised) continue
    const isParallel = partOf(value, 'type') === 'parallel'
    ;(isParallel ? parallel : others).add(name)
  }
  return {
    parallelFormsOfName: joinAtomValues([...parallel]),
    otherFormsOfName: joinAtomValues([...others].filter(name => !parallel.has(name)))
  }
}

function identifiers(record: CatalogueRecord, report: ReportLoss): string {
  const texts = valuesOf(record, 'identifiers').map(value =>
    [partOf(value, 'scheme'), partOf(value, 'value')].map(textOf).filter(Boolean).join(' ')
  )
  return atomText(texts.filter(Boolean).join('; '), 'identifiers', report)
}

/** Occupations and their notes are matched by position, and neither may be empty. */
function occupations(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss
): Record<string, string> {
  const read = valuesOf(record, 'roles').flatMap(value => occupation(value, context, report))
  return {
    actorOccupations: joinAtomValues(read.map(({ role }) => role)),
    actorOccupationNotes: read.some(({ note }) => note !== '')
      ? joinAtomValues(read.map(({ role, note }) => note || role))
      : ''
  }
}

function occupation(
  value: Json,
  context: ExportContext,
  report: ReportLoss
): { role: string; note: string }[] {
  const clean = (text: string): string => atomValue(text, 'roles', report)
  const label = clean(termLabel('roles', textOf(partOf(value, 'role')), context.locale))
  const body = clean(context.labelOf(textOf(partOf(value, 'body'))))
  const dates = clean(textOf(partOf(partOf(value, 'dates'), 'written')))
  const role = label || body || dates
  const note = [label === '' ? '' : body, dates].filter(Boolean).join(', ')
  return role === '' ? [] : [{ role, note }]
}
