import type { CitedWork } from './citedWork'
import { pagesCited } from './locator'

const words = ['f.', 'op.', 'd.'] as const

/** "f. 539, op. 4, d. 12, l. 5": the place in the archive, in the abbreviations of the field; else the call number. */
export function archivalPlace({ shelfmark, callNumber, locator }: CitedWork): string {
  const parts = shelfmark
    .map((value, index) => (value === '' ? '' : `${words[index] ?? ''} ${value}`))
    .filter(part => part !== '')
  const place = parts.length > 0 ? parts : [callNumber].filter(part => part !== '')
  return [...place, pagesCited({ locator, pages: '' })].filter(part => part !== '').join(', ')
}
