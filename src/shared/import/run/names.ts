import { createExportContext } from '../../exchange/context'
import type { ExportContext } from '../../exchange/context'
import type { CatalogueRecord } from '../../records/record'
import type { Locale } from '../../records/words'
import type { ReadRecords } from './readRecords'

const deepestTitle = 4

/** Titles and codes of all that these records mention, as an export writes them. */
export async function namesFor(
  { byId }: ReadRecords,
  records: readonly CatalogueRecord[],
  locale: Locale
): Promise<ExportContext> {
  const known = new Map(records.map(record => [record.id, record]))
  let mentioning = records
  for (let depth = 0; depth < deepestTitle && mentioning.length > 0; depth++) {
    const wanted = new Set(mentioning.flatMap(({ refs }) => refs.filter(id => !known.has(id))))
    const found = await byId([...wanted])
    mentioning = found.flatMap(record => record ?? [])
    for (const record of mentioning) known.set(record.id, record)
  }
  const names = createExportContext(id => known.get(id), locale)
  return { ...names, codeOf: id => names.codeOf(id) || id }
}
