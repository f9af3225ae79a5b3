import type { ExportContext } from '../../shared/exchange/context'
import type { ExportFormat } from '../../shared/exchange/format'
import type { CatalogueRecord } from '../../shared/records/record'
import type { ExportFile } from './exporting'
import { createPauses } from './exportPauses'
import type { PlannedFile } from '../../shared/exchange/planFiles'
import { exportContextOf, recordPages } from './exportRecords'
import type { ExportSource } from './exportRecords'

/** Characters handed over at a time. */
const slabSize = 256 * 1024

export interface RecordPage {
  readonly records: readonly CatalogueRecord[]
  readonly context: ExportContext
}

/** The records of a file, page by page, with what is to be known of others. */
export type ReadPages = (ids: readonly string[]) => AsyncIterable<RecordPage>

/**
 * Files of one record each are read together, as many as make a page: a query for each would cost more than the
 * rest of the export.
 */
export function pageReader(
  source: ExportSource,
  format: ExportFormat,
  files: readonly PlannedFile[]
): ReadPages {
  const pages = async function* (ids: readonly string[]): AsyncGenerator<RecordPage> {
    for await (const records of recordPages(source, ids))
      yield { records, context: await exportContextOf(source, records, format.hasFigures) }
  }
  if (format.fileOf !== 'record') return pages
  const all = pages(files.flatMap(({ ids }) => ids))
  let page: RecordPage | undefined
  return async function* (ids) {
    const [id = ''] = ids
    const find = (): CatalogueRecord | undefined => page?.records.find(one => one.id === id)
    for (let record = find(); ; record = find()) {
      if (record && page) return yield { records: [record], context: page.context }
      const next = await all.next()
      if (next.done === true) return
      page = next.value
    }
  }
}

/** The text of a file, in slabs that end with a record; memory does not grow with the file. */
export async function* slabsOf(
  format: ExportFormat,
  { ids, plan }: PlannedFile,
  read: ReadPages
): AsyncGenerator<string> {
  const writer = format.writer(plan)
  const pause = createPauses()
  let slab = writer.begin()
  for await (const { records, context } of read(ids)) {
    for (const record of records) {
      slab += writer.record(record, context)
      await pause()
      if (slab.length < slabSize) continue
      yield slab
      slab = ''
    }
  }
  slab += writer.end()
  if (slab !== '') yield slab
}

/** The planned files as they are written, one after the other. */
export function exportFiles(
  source: ExportSource,
  format: ExportFormat,
  files: readonly PlannedFile[]
): readonly ExportFile[] {
  const read = pageReader(source, format, files)
  return files.map(file => ({ name: file.name, slabs: slabsOf(format, file, read) }))
}
