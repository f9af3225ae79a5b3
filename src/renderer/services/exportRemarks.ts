import { csvRow, csvStart, defaultCsvFormat } from '../../shared/csv/write'
import type { ExportFormat } from '../../shared/exchange/format'
import type { LossReason } from '../../shared/exchange/losses'
import { fieldOf } from '../../shared/records/kind'
import { kindNamed } from '../../shared/records/kinds'
import { textOf, valueOf } from '../../shared/records/record'
import { pageReader } from './exportFiles'
import { createPauses } from './exportPauses'
import type { PlannedFile } from '../../shared/exchange/planFiles'
import type { ExportSource } from './exportRecords'
import type { FileIssue } from './exportReview'

const headers = [
  'record_id',
  'kind',
  'reference_code',
  'title',
  'field',
  'problem',
  'file',
  'row',
  'column'
]

/** Everything that an export would lose, record by record, and what its target would object to; one CSV file. */
export async function* remarkSlabs(
  source: ExportSource,
  format: ExportFormat,
  planned: readonly PlannedFile[],
  issues: readonly FileIssue[],
  say: (reason: LossReason) => string
): AsyncGenerator<string> {
  const row = (cells: readonly string[]): string => csvRow(cells, defaultCsvFormat)
  const read = pageReader(source, format, planned)
  const pause = createPauses()
  yield csvStart(defaultCsvFormat) + row(headers)
  for (const { ids, plan } of planned) {
    for await (const { records, context } of read(ids)) {
      let slab = ''
      for (const record of records) {
        const kind = kindNamed(record.kind)
        const about = [
          record.id,
          record.kind,
          textOf(valueOf(record, 'referenceCode')),
          context.labelOf(record.id)
        ]
        for (const { field, reason } of format.lossesOf?.(record, context, plan) ?? []) {
          const label = kind && fieldOf(kind, field)?.label[source.locale]
          slab += row([...about, label ?? field, say(reason), '', '', ''])
        }
        await pause()
      }
      if (slab !== '') yield slab
    }
  }
  for (const { file, row: at, column, message } of issues)
    yield row(['', '', '', '', '', message, file, at === null ? '' : String(at), column ?? ''])
}
