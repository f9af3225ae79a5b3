import type { CitationStyle } from '../../shared/citing/cite'
import type { ExportContext } from '../../shared/exchange/context'
import type { IdsByKind } from '../../shared/exchange/planFiles'
import { outlineEntry, outlineOf } from '../../shared/exchange/outline'
import { bibliography } from '../../shared/printing/documents/bibliography'
import { cardPages, cardSheets } from '../../shared/printing/documents/cards'
import { findingAid } from '../../shared/printing/documents/findingAid'
import { listTables } from '../../shared/printing/documents/listTable'
import type { PrintWords } from '../../shared/printing/documents/printContext'
import { recordSheets } from '../../shared/printing/documents/recordSheet'
import { longestBody } from '../../shared/printing/document'
import type { Orientation, Paper } from '../../shared/printing/document'
import { mostPrinted } from '../../shared/printing/forms'
import type { PrintForm } from '../../shared/printing/forms'
import type { Markup } from '../../shared/printing/markup'
import { groupedBy } from '../../shared/records/grouped'
import { partOf, textOf, valueOf, valuesOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { recordsById } from '../db/repositories/records'
import { exportContextOf, recordPages } from './exportRecords'
import type { ExportSource } from './exportRecords'
import { PrintError } from './printing'
import type { DocumentToPrint } from './printing'

export interface PrintChoices {
  readonly form: PrintForm
  /** Cards: several to a sheet, or one a page. */
  readonly isCardPerPage: boolean
  readonly style: CitationStyle
  readonly paper: Exclude<Paper, 'card'>
  readonly orientation: Orientation
  readonly title: string
}

/** The document that the choices make of the records. */
export async function documentOfRecords(
  source: ExportSource,
  byKind: IdsByKind,
  choices: PrintChoices,
  words: PrintWords
): Promise<DocumentToPrint> {
  const ids = [...byKind.values()].flat()
  if (ids.length > mostPrinted[choices.form]) throw new PrintError('tooMuchToPrint')
  const records: CatalogueRecord[] = []
  for await (const page of recordPages(source, ids)) records.push(...page)
  if (records.length === 0) throw new PrintError('nothingToPrint')
  const context = await contextWithSources(source, records, choices.form === 'record')
  const body = bodyOf(records, choices, context, words)
  if (body.html.length > longestBody) throw new PrintError('tooMuchToPrint')
  return { title: choices.title, language: source.locale, body, ...sheetOf(choices) }
}

function bodyOf(
  records: readonly CatalogueRecord[],
  { form, isCardPerPage, paper, style, title }: PrintChoices,
  context: ExportContext,
  words: PrintWords
): Markup {
  const print = { context, words }
  switch (form) {
    case 'cards':
      return isCardPerPage ? cardPages(records, print) : cardSheets(records, paper, print)
    case 'findingAid': {
      const outline = outlineOf(records.map(outlineEntry))
      const byId = new Map(records.map(record => [record.id, record]))
      const inOrder = outline.trees.flat().flatMap(id => byId.get(id) ?? [])
      return findingAid(title, inOrder, outline, print)
    }
    case 'list':
      return listTables(
        title,
        groupedBy(records, ({ kind }) => kind),
        print
      )
    case 'bibliography':
      return bibliography(title, records, style, print)
    case 'record':
      return recordSheets(records, print)
  }
}

/** Cards bring their own sheet; everything else lies as was chosen. */
function sheetOf({ form, isCardPerPage, paper, orientation }: PrintChoices) {
  if (form !== 'cards') return { paper, orientation }
  return isCardPerPage
    ? ({ paper: 'card', orientation: 'portrait', isFullPage: true } as const)
    : ({ paper, orientation: 'landscape', isFullPage: true } as const)
}

/** As an export's context, and what the sources of the citations stand in. */
export async function contextWithSources(
  source: ExportSource,
  records: readonly CatalogueRecord[],
  hasFigures = false
): Promise<ExportContext> {
  const context = await exportContextOf(source, records, hasFigures)
  const figures = hasFigures ? records.flatMap(({ id }) => context.figuresOf(id)) : []
  const citations = [...records, ...figures].flatMap(record =>
    record.kind === 'citation'
      ? [record]
      : valuesOf(record, 'citations').flatMap(
          value => context.get(textOf(partOf(value, 'citation'))) ?? []
        )
  )
  const ids = new Set(citations.map(citation => textOf(valueOf(citation, 'source'))))
  const cited = (await recordsById(source.database, [...ids])).flatMap(record => record ?? [])
  const wider = await exportContextOf(source, [...records, ...citations, ...cited])
  return { ...wider, figuresOf: context.figuresOf, get: id => wider.get(id) ?? context.get(id) }
}
