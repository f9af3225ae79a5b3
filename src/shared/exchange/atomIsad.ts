import { scriptCodes } from '../atom/codes'
import { kindNamed } from '../records/kinds'
import { textOf, valueOf, valuesOf, type CatalogueRecord } from '../records/record'
import { atomLevel } from '../vocabularies/closedTerms'
import { twoLetterLanguage } from '../vocabularies/languages'
import { termLabel } from '../vocabularies/vocabularies'
import { creationEvents } from './atomEvents'
import { atomStatus, citedSources, mappedCells, reportUnexported, subjects } from './atomRecord'
import { atomText, atomValue, joinAtomValues } from './atomTable'
import type { ExportContext } from './context'
import type { FilePlan } from './format'
import type { ReportLoss } from './losses'
import type { Outline } from './outline'

/** Fields that find a column, besides those whose declaration names one. */
const exported = [
  'level',
  'parent',
  'dates',
  'creators',
  'languages',
  'scripts',
  'referenceCode',
  'status',
  'tags',
  'publicNotes',
  'citations'
]

/** The cells of a unit of description, which stands below its parent where that is part of the export. */
export function isadCells(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss,
  { outline }: FilePlan
): Record<string, string> {
  const parent = textOf(valueOf(record, 'parent'))
  const hasParent = isBelow(record.id, parent, outline)
  if (parent !== '' && !hasParent) report('parent', 'parentNotExported')
  return {
    ...descriptionCells(record, context, report),
    legacyId: legacyId(record.id, outline),
    parentId: hasParent ? legacyId(parent, outline) : ''
  }
}

/** A circle is cut at its top. */
function isBelow(id: string, parent: string, outline: Outline | undefined): boolean {
  const place = outline?.places.get(id)
  return place !== undefined && place.depth > 0 && outline?.places.has(parent) === true
}

/** The reference code where it names one document only, else the record's id. */
export function legacyId(id: string, outline: Outline | undefined): string {
  const code = outline?.places.get(id)?.entry.code ?? ''
  const isUsable = code !== '' && outline?.codes.get(code) === 1 && !/NULL|[|\0\\]/.test(code)
  return isUsable ? code : id
}

function descriptionCells(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss
): Record<string, string> {
  const kind = kindNamed('document')
  if (!kind) return {}
  const mapped = kind.fields.filter(field => field.standard?.atomIsad).map(({ name }) => name)
  reportUnexported(kind, new Set([...exported, ...mapped]), record, context, report)
  const text = (name: string): string =>
    atomText(valuesOf(record, name).map(textOf).join('\n'), name, report)
  return {
    ...mappedCells(kind, 'atomIsad', record, context, report),
    ...creationEvents(record, context, report),
    ...languageCells(record, context, report),
    identifier: text('referenceCode'),
    levelOfDescription: level(record, report),
    script: scripts(record, report),
    generalNote: joinAtomValues(
      valuesOf(record, 'publicNotes').map(note => atomValue(textOf(note), 'publicNotes', report))
    ),
    subjectAccessPoints: subjects(record, context, report),
    descriptionStatus: atomStatus(record),
    languageOfDescription: context.locale,
    sources: citedSources(record, context, report),
    publicationStatus: valueOf(record, 'status') === 'published' ? 'Published' : 'Draft',
    culture: context.locale
  }
}

function level(record: CatalogueRecord, report: ReportLoss): string {
  const code = textOf(valueOf(record, 'level'))
  const word = atomLevel(code) ?? ''
  if (code !== '' && word === '') report('level', 'unknownLevel')
  return word
}

/** A language without a code of ISO 639-1 is named in the note. */
function languageCells(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss
): Record<string, string> {
  const codes = new Set<string>()
  const others: string[] = []
  for (const language of valuesOf(record, 'languages').map(textOf)) {
    const code = twoLetterLanguage(language)
    if (code !== undefined) codes.add(code)
    else if (language !== '') others.push(termLabel('languages', language, context.locale))
  }
  if (others.length > 0) report('languages', 'languageWithoutCode')
  return {
    language: joinAtomValues([...codes]),
    languageNote: atomValue(others.join(', '), 'languages', report)
  }
}

function scripts(record: CatalogueRecord, report: ReportLoss): string {
  const codes = new Set<string>()
  for (const script of valuesOf(record, 'scripts').map(textOf)) {
    if (scriptCodes.has(script)) codes.add(atomValue(script, 'scripts', report))
    else report('scripts', 'unknownScript')
  }
  return joinAtomValues([...codes])
}
