import { oneLine } from '../records/display'
import { isDeleted, partOf, textOf, valueOf, valuesOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import type { Cells } from './cellsExport'
import type { ExportContext } from './context'
import type { ReportLoss } from './losses'
import { published } from './spaceArchivalObject'

/** The file formats of a new ArchivesSpace. */
const formats: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpeg',
  'image/tiff': 'tiff',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
  'text/plain': 'txt'
}

/** The rows of the scans of a unit: one digital object each, hanging on the archival object of the same import. */
export function digitalObjectRows(
  record: CatalogueRecord,
  context: ExportContext,
  report: ReportLoss,
  ead: string
): readonly Cells[] {
  return valuesOf(record, 'attachments').flatMap((value, index) => {
    const scan = context.get(textOf(partOf(value, 'scan')))
    if (!scan || isDeleted(scan)) {
      report('attachments', 'inTrash')
      return []
    }
    const text = (field: string): string => oneLine(textOf(valueOf(scan, field)))
    const caption = oneLine(textOf(partOf(value, 'caption')))
    const page = oneLine(textOf(partOf(value, 'pageLabel')))
    const format = formats[text('mediaType')] ?? ''
    if (format === '') report('attachments', 'noFormat')
    return [
      {
        ead,
        ao_ref_id: record.id,
        digital_object_id: `${record.id}.${String(index + 1)}`,
        digital_object_title: [caption || text('originalName'), page].filter(Boolean).join(', '),
        digital_object_publish: published(record),
        rep_file_uri: text('originalName'),
        rep_file_format: format,
        rep_file_size: text('size'),
        rep_checksum: text('sha256'),
        rep_checksum_method: text('sha256') === '' ? '' : 'sha-256',
        rep_caption: caption
      }
    ]
  })
}
