import type { ExportedScan, PageExportRequest } from '../../shared/pageExport/calls'
import type { ManifestWords } from '../../shared/pageExport/manifest'
import { displayField } from '../../shared/records/display'
import type { LabelOf } from '../../shared/records/display'
import type { Kind } from '../../shared/records/kind'
import { kindNamed } from '../../shared/records/kinds'
import { isDeleted, textOf, valueOf, valuesOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { recordTitle } from '../../shared/records/title'
import type { Locale } from '../../shared/records/words'
import { pageTextsOf } from '../../shared/texts/pageText'
import { recordsById } from '../db/repositories/records'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'

/** The scans with their texts, in the order of the ids; those in the trash are left out. */
export async function exportedScans(
  database: CatalogueDatabase,
  ids: readonly string[]
): Promise<readonly ExportedScan[]> {
  const records = await recordsById(database, ids)
  return records.flatMap(scan => {
    if (!scan || isDeleted(scan)) return []
    const texts = [...pageTextsOf(scan).values()].filter(({ text }) => text !== '')
    return [
      {
        sha256: textOf(valueOf(scan, 'sha256')),
        name: textOf(valueOf(scan, 'originalName')),
        texts: texts.map(({ page, text, language }) => ({ page, text, language }))
      }
    ]
  })
}

/** Fields that say nothing to who looks at the pages elsewhere. */
const ownFields = new Set(['attachments', 'status', 'internalNotes', 'pageText', 'sha256', 'size'])
const summaryFields = ['scopeAndContent', 'description', 'abstract']
const mostLetters = 10_000

/** What is said of a record in a manifest: its title and its filled fields, as the form labels them. */
export function manifestWords(
  record: CatalogueRecord,
  { base, locale, labelOf }: { readonly base: string; readonly locale: Locale; labelOf: LabelOf }
): ManifestWords {
  const kind = kindNamed(record.kind)
  const show = (field: string): string =>
    kind ? displayField(kind, field, record, locale, labelOf).slice(0, mostLetters) : ''
  const summary = summaryFields.map(show).find(text => text !== '') ?? ''
  return {
    base,
    label: recordTitle(record, locale, labelOf) || base,
    language: locale,
    summary,
    metadata: kind ? metadataOf(kind, record, locale, show) : []
  }
}

function metadataOf(
  kind: Kind,
  record: CatalogueRecord,
  locale: Locale,
  show: (field: string) => string
): ManifestWords['metadata'] {
  return kind.fields.flatMap(({ name, label }) => {
    if (ownFields.has(name) || valuesOf(record, name).length === 0) return []
    const text = show(name)
    return text === '' ? [] : [{ label: label[locale], values: [text] }]
  })
}

/** Plain data, as it crosses to the main process. */
export function plainRequest(request: PageExportRequest): PageExportRequest {
  return JSON.parse(JSON.stringify(request)) as PageExportRequest
}
