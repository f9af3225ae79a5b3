import { scriptCodes } from '../atom/codes'
import { isadHeaders } from '../atom/headers'
import { kindNamed } from '../records/kinds'
import { textOf, valueOf, valuesOf, type CatalogueRecord } from '../records/record'
import { atomLevel } from '../vocabularies/closedTerms'
import { twoLetterLanguage } from '../vocabularies/languages'
import { termLabel } from '../vocabularies/vocabularies'
import { creationEvents } from './atomEvents'
import { atomStatus, citedSources, mappedCells, reportUnexported, subjects } from './atomRecord'
import {
  atomText,
  atomValue,
  joinAtomValues,
  lossReporter,
  rowOf,
  type AtomExport,
  type Loss,
  type ReportLoss
} from './atomTable'
import type { ExportContext } from './context'
import { inTreeOrder } from './treeOrder'

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

/** Units of description for AtoM, in the 56 columns of its template, parents above their children. */
export function atomIsadRows(
  documents: readonly CatalogueRecord[],
  context: ExportContext
): AtomExport {
  const losses: Loss[] = []
  const ordered = inTreeOrder(documents)
  const legacyIds = legacyIdsOf(ordered)
  const written = new Set<string>()
  const rows = ordered.map(record => {
    const report = lossReporter(record.id, losses)
    const parent = textOf(valueOf(record, 'parent'))
    const hasParent = written.has(parent)
    if (parent !== '' && !hasParent) report('parent', 'parentNotExported')
    written.add(record.id)
    return rowOf(isadHeaders, {
      ...isadCells(record, context, report),
      legacyId: legacyIds.get(record.id) ?? record.id,
      parentId: hasParent ? (legacyIds.get(parent) ?? parent) : ''
    })
  })
  return { headers: isadHeaders, rows, losses }
}

/** The reference code where it names one document only, else the record's id. */
function legacyIdsOf(records: readonly CatalogueRecord[]): ReadonlyMap<string, string> {
  const codeOf = (record: CatalogueRecord): string =>
    textOf(valueOf(record, 'referenceCode')).replace(/\s+/g, ' ').trim()
  const counts = new Map<string, number>()
  for (const record of records) {
    counts.set(codeOf(record), (counts.get(codeOf(record)) ?? 0) + 1)
  }
  return new Map(
    records.map(record => {
      const code = codeOf(record)
      const isUsable = code !== '' && counts.get(code) === 1 && !/NULL|[|\0]/.test(code)
      return [record.id, isUsable ? code : record.id]
    })
  )
}

function isadCells(
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
    generalNote: text('publicNotes'),
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
    languageNote: atomText(others.join(', '), 'languages', report)
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
