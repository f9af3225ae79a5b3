import { pageAddress, pagesAddress } from '../../shared/attachments/addresses'
import type { FilePages } from '../../shared/attachments/pages'
import { failureOfAddress } from './attachmentFailure'

class ScanPagesError extends Error {
  constructor(readonly code: string) {
    super(`The pages of the scan cannot be read: ${code}`)
  }
}

const known = new Map<string, FilePages>()
const mostKnown = 200

/** Number and sizes of the pages of a stored file; fails with a code where it cannot be read. */
export async function scanPages(sha256: string): Promise<FilePages> {
  const before = known.get(sha256)
  if (before) return before
  const address = pagesAddress(sha256)
  const response = await fetch(address)
  if (!response.ok) throw new ScanPagesError(await failureOfAddress(address))
  const pages = (await response.json()) as FilePages
  if (known.size >= mostKnown) known.clear()
  known.set(sha256, pages)
  return pages
}

/** As wide as the picture from which the first tiles are cut, so that it is made once. */
const overviewWidth = 1600

/** Whether a part of the page could not be read; false too where nothing of it can be shown. */
export async function isPageDamaged(sha256: string, page: number): Promise<boolean> {
  try {
    const response = await fetch(pageAddress(sha256, page, overviewWidth))
    await response.body?.cancel()
    return response.ok && response.headers.has('Opis-Damaged')
  } catch {
    return false
  }
}
