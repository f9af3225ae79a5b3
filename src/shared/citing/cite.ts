import type { ExportContext } from '../exchange/context'
import { isDeleted, textOf, valueOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import { chicagoBibliography, chicagoNote } from './chicago'
import { citedWork } from './citedWork'
import type { CitedWork } from './citedWork'
import { gost } from './gost'
import { iso690 } from './iso690'
import { mla } from './mla'
import type { RichText } from './richText'

export const citationStyles = [
  'chicagoNote',
  'chicagoBibliography',
  'iso690',
  'gost',
  'mla'
] as const
export type CitationStyle = (typeof citationStyles)[number]

const styles: Readonly<Record<CitationStyle, (work: CitedWork) => RichText>> = {
  chicagoNote,
  chicagoBibliography,
  iso690,
  gost,
  mla
}

/** The kinds of records that can be cited. */
export const citableKinds: readonly string[] = ['source', 'citation', 'document', 'periodical']

/**
 * The record as a reference in the style: a source, or a citation with its place in one. Null where a citation has no
 * source, and for kinds that are not cited.
 */
export function cite(
  record: CatalogueRecord,
  style: CitationStyle,
  context: ExportContext
): RichText | null {
  if (!citableKinds.includes(record.kind)) return null
  if (record.kind !== 'citation') return styles[style](citedWork(record, '', context))
  const source = context.get(textOf(valueOf(record, 'source')))
  if (!source || isDeleted(source)) return null
  return styles[style](citedWork(source, textOf(valueOf(record, 'locator')), context))
}
