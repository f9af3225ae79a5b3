import type { ExpectedPart, FixityFinding } from '../../shared/fixity/fixity'
import { expectedPage } from '../../shared/fixity/fixity'
import { scanIdOf } from '../../shared/attachments/scanId'
import { csvRow, csvStart, defaultCsvFormat } from '../../shared/csv/write'
import { isDeleted, isUndone, textOf, valueOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { recordsById, recordsReferringTo } from '../db/repositories/records'
import type { RecordLabel } from '../worker/indexTypes'
import type { CatalogueContext } from './catalogueContext'
import { scansIn, trashedFiles, withExpectedFile } from './scanFiles'

function hashOf(scan: CatalogueRecord | undefined): string[] {
  const sha256 = scan?.kind === 'scan' ? textOf(valueOf(scan, 'sha256')) : ''
  return /^[0-9a-f]{64}$/.test(sha256) ? [sha256] : []
}

/**
 * Tells the main process which files there should be: those of all scans, also of scans in the trash unless their files
 * are in the trash too, and from then on those that come and, where an undo takes scans back, go. Returns the function that ends it.
 */
export function nameExpectedFiles(context: CatalogueContext): {
  readonly told: Promise<void>
  stop(): void
} {
  const { main, saving } = context
  // An earlier state knows only some of the scans: the others would look as if they belonged to none.
  if (context.catalogue.asOf) return { told: Promise.resolve(), stop: () => undefined }
  function tell(records: readonly CatalogueRecord[], part: ExpectedPart): void {
    const files = records.flatMap(hashOf)
    for (let from = 0; from < files.length; from += expectedPage) {
      void main.fixity.expect(files.slice(from, from + expectedPage), part)
    }
  }
  const stop = saving.onCommitted(({ records }) => {
    tell(records.filter(isUndone), 'removed')
    tell(
      records.filter(record => !isUndone(record)),
      'added'
    )
  })
  return { told: tellAll(context), stop }
}

async function tellAll(context: CatalogueContext): Promise<void> {
  const { main } = context
  await context.whenIndexed()
  await main.fixity.expect([], 'first')
  const trashed = await trashedFiles(context)
  for (const isTrash of [false, true]) {
    for await (const scans of scansIn(context, isTrash)) {
      const expected = await withExpectedFile(context, scans, trashed)
      await main.fixity.expect(expected.flatMap(hashOf), 'next')
    }
  }
  await main.fixity.expect([], 'last')
}

/** A file as the catalogue knows it. */
export interface DescribedFile {
  readonly finding: FixityFinding
  /** Its original name; empty when no scan stands for it. */
  readonly name: string
  /** The scan's own record; null when there is none. */
  readonly scanId: string | null
  /** The records to which the scan is attached. */
  readonly records: readonly RecordLabel[]
}

export async function describeFile(
  { database, index }: CatalogueContext,
  finding: FixityFinding
): Promise<DescribedFile> {
  const isStored = /^[0-9a-f]{64}$/.test(finding.file)
  const [scan] = isStored ? await recordsById(database, [scanIdOf(finding.file)]) : []
  if (!scan) return { finding, name: '', scanId: null, records: [] }
  const using = (await recordsReferringTo(database, scan.id)).filter(each => !isDeleted(each))
  const name = textOf(valueOf(scan, 'originalName'))
  const records = await index.labels(using.map(({ id }) => id))
  return { finding, name, scanId: scan.id, records }
}

/** Words of the report, in the language of the interface. */
export interface ReportWords {
  readonly headers: readonly string[]
  stateOf(finding: FixityFinding): string
}

/** The report of all files as CSV: what it is, how it is, when it was checked, both digests, who uses it. */
export async function* fixityReport(
  context: CatalogueContext,
  { headers, stateOf }: ReportWords
): AsyncGenerator<string> {
  const format = { ...defaultCsvFormat, byteOrderMark: true, lineEnd: '\r\n' } as const
  yield csvStart(format) + csvRow(headers, format)
  for (let from = 0; ; from += expectedPage) {
    const findings = await context.main.fixity.files(from)
    if (findings.length === 0) return
    for (const finding of findings) {
      const { name, records } = await describeFile(context, finding)
      const { file, checked, expected, found } = finding
      const using = records.map(({ code, title }) => [code, title].filter(Boolean).join(' '))
      const cells = [file, name, stateOf(finding), checked ?? '', expected ?? '', found ?? '']
      yield csvRow([...cells, using.join('; ')], format)
    }
  }
}
