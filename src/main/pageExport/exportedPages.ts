import type { FilePages, PageSize } from '../../shared/attachments/pages'
import { pageSize } from '../../shared/attachments/pages'
import type {
  ExportedScan,
  ExportedText,
  PageExportFailure,
  PageExportRequest
} from '../../shared/pageExport/calls'
import type { Job } from '../application/longJobs'
import type { Picture } from '../attachments/rendering/messages'
import { Failure } from '../failure'

/** Where pages come from. */
export interface PageSource {
  pagesOf(sha256: string): Promise<FilePages>
  /** A JPEG of the page, so wide at most. */
  drawn(sha256: string, page: number, width: number): Promise<Picture>
  /** Pixels an inch; undefined where nothing says it. */
  resolutionOf(sha256: string): Promise<number | undefined>
}

export interface DrawnPage {
  readonly scan: ExportedScan
  /** Its place among the scans that are exported. */
  readonly at: number
  readonly page: number
  readonly pages: number
  /** In pixels, as large as it is. */
  readonly size: PageSize
  readonly jpeg: Uint8Array
  /** Undefined where the page has none. */
  readonly text: ExportedText | undefined
}

/** Draws the pages of all scans, one after the other; what cannot be drawn is named and passed over. */
export async function* exportedPages(
  { scans }: PageExportRequest,
  {
    source,
    width,
    job
  }: { readonly source: PageSource; readonly width: number; readonly job: Job },
  failed: PageExportFailure[]
): AsyncGenerator<DrawnPage> {
  const known: (readonly [at: number, scan: ExportedScan, pages: FilePages])[] = []
  const fail = (name: string, page: number, error: unknown): void => {
    if (!(error instanceof Failure)) throw error
    failed.push({ name, page, code: error.code })
  }
  for (const [at, scan] of scans.entries()) {
    job.signal.throwIfAborted()
    await source.pagesOf(scan.sha256).then(
      pages => known.push([at, scan, pages]),
      (error: unknown) => {
        fail(scan.name, 0, error)
      }
    )
  }
  const total = known.reduce((sum, [, , { count }]) => sum + count, 0)
  let done = 0
  for (const [at, scan, pages] of known) {
    for (let page = 1; page <= pages.count; page++) {
      job.signal.throwIfAborted()
      job.report('drawing', done, total)
      done += 1
      try {
        const size = pageSize(pages, page)
        if (!size) throw new Failure('damaged', 'The page cannot be read')
        // A page is not drawn larger than it is.
        const { bytes } = await source.drawn(scan.sha256, page, Math.min(width, size.width))
        const text = scan.texts.find(each => each.page === page)
        yield { scan, at, page, pages: pages.count, size, jpeg: bytes, text }
      } catch (error) {
        fail(scan.name, page, error)
      }
    }
  }
  job.report('drawing', total, total)
}
