import { textOf, valueOf, type CatalogueRecord } from '../records/record'
import { recordTitle } from '../records/title'
import type { Locale } from '../records/words'

/** What a row needs to know of other records. */
export interface ExportContext {
  readonly locale: Locale
  get(id: string): CatalogueRecord | undefined
  /** The title of the record; empty for one that does not exist. */
  labelOf(id: string): string
  /** The reference code of the record, by which files refer to it; its title where it has none. */
  codeOf(id: string): string
  /** The figures of which the record is the subject, where a format asks for them. */
  figuresOf(id: string): readonly CatalogueRecord[]
}

/** Titles contain titles (figure, subject); damaged data could make that a circle. */
const deepestTitle = 4

export function createExportContext(
  get: (id: string) => CatalogueRecord | undefined,
  locale: Locale,
  figuresOf: ExportContext['figuresOf'] = () => []
): ExportContext {
  const labelAt = (id: string, depth: number): string => {
    const record = depth > deepestTitle ? undefined : get(id)
    return record ? recordTitle(record, locale, inner => labelAt(inner, depth + 1)) : ''
  }
  const labelOf = (id: string): string => labelAt(id, 0)
  const codeOf = (id: string): string => {
    const record = get(id)
    return (record && textOf(valueOf(record, 'referenceCode'))) || labelOf(id)
  }
  return { locale, get, labelOf, codeOf, figuresOf }
}
