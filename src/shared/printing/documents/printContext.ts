import type { ExportContext } from '../../exchange/context'
import { displayField } from '../../records/display'
import { kindNamed } from '../../records/kinds'
import { textOf, valueOf } from '../../records/record'
import type { CatalogueRecord } from '../../records/record'
import { recordTitle } from '../../records/title'

/** Words of a document that no declaration holds, in its language. */
export interface PrintWords {
  readonly untitled: string
  readonly figures: string
  readonly citations: string
}

export interface PrintContext {
  readonly context: ExportContext
  readonly words: PrintWords
}

export function titleOf(record: CatalogueRecord, { context, words }: PrintContext): string {
  return recordTitle(record, context.locale, context.labelOf) || words.untitled
}

export function codeOf(record: CatalogueRecord): string {
  return textOf(valueOf(record, 'referenceCode'))
}

/** The value of a field in one line, as tables show it. */
export function shown(record: CatalogueRecord, field: string, { context }: PrintContext): string {
  const kind = kindNamed(record.kind)
  return kind ? displayField(kind, field, record, context.locale, context.labelOf) : ''
}
