import { valueOf } from '../../../shared/records/record'
import type { CatalogueRecord } from '../../../shared/records/record'
import type { QueuedScan, PageReading } from '../../../shared/texts/calls'
import { mostTextPages } from '../../../shared/texts/limits'
import { pageTextsOf, putPageTexts } from '../../../shared/texts/pageText'
import type { PageText } from '../../../shared/texts/pageText'
import { reasonOfReading } from '../../../shared/texts/reasons'
import type { Editing } from '../editing'

/** A page that was read, still to be saved. */
export interface PageRead {
  readonly page: number
  readonly reading: PageReading
}

export function pagesOf(scan: CatalogueRecord): number {
  const pages = valueOf(scan, 'pages')
  return typeof pages === 'number' && pages > 0 ? pages : 1
}

/** The pages of a scan that are to be read, in order: never those that a person transcribed. */
export function pagesToRead(scan: CatalogueRecord, { again, next }: QueuedScan): number[] {
  const texts = pageTextsOf(scan)
  const all = Array.from({ length: Math.min(mostTextPages, pagesOf(scan)) }, (_, at) => at + 1)
  return all.filter(page => {
    const text = texts.get(page)
    if (!text) return true
    return again && page >= next && text.origin !== 'transcribed'
  })
}

function textOfRead({ page, reading }: PageRead, { languages }: QueuedScan): PageText[] {
  const { origin, text } = reading
  if (origin === null) return []
  const [only, ...others] = languages
  const language = origin === 'recognised' && only && others.length === 0 ? only : ''
  return [{ page, text, origin, language }]
}

/** Saves pages that were read, one step for each engine; answers with the pages beyond what is kept. */
export async function savePages(
  editing: Editing,
  queued: QueuedScan,
  pages: readonly PageRead[]
): Promise<readonly number[]> {
  const byReason = new Map<string, PageRead[]>()
  for (const read of pages) {
    const { origin, engine } = read.reading
    if (origin === null) continue
    const reason = reasonOfReading(origin, engine)
    byReason.set(reason, [...(byReason.get(reason) ?? []), read])
  }
  const cut: number[] = []
  for (const [why, read] of byReason) {
    const texts = read.flatMap(page => textOfRead(page, queued))
    await editing.edit(
      queued.scanId,
      'scan',
      (subject, record) => {
        if (!record) return []
        const put = putPageTexts(subject, texts)
        cut.push(...put.cut)
        return put.operations
      },
      { why }
    )
  }
  return cut
}
