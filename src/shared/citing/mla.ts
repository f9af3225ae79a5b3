import { archivalPlace } from './archivalPlace'
import { dateOfDay, dayFirst } from './citedDate'
import type { CitedWork } from './citedWork'
import { pagesCited } from './locator'
import { direct, inverted } from './nameForms'
import { concat, ended, italic, joined } from './richText'
import type { Piece, RichText } from './richText'

/** MLA Handbook, 9th edition: the entry of the list of works cited, with the place cited at its end. */
export function mla(work: CitedWork): RichText {
  const { container, publisher, title, type } = work
  const date = mlaDate(work)
  const numbers = [prefixed('vol. ', work.volume), prefixed('no. ', work.issue)]
  switch (type) {
    case 'article':
      return entry(work, quoted(title), [italic(container), ...numbers, date, pagesCited(work)])
    case 'issue':
      return entry(work, '', [italic(title), ...numbers, publisher, date, pagesCited(work)])
    case 'letter':
    case 'archivalUnit':
      return entry(work, ended(title), [date, work.repository, archivalPlace(work)])
    case 'webPage':
      return entry(work, quoted(title), [italic(container), date, address(work)])
    case 'book':
      return entry(work, ended(italic(title)), [work.edition, publisher, date, pagesCited(work)])
  }
}

function entry(work: CitedWork, title: Piece, container: readonly Piece[]): RichText {
  const seen = work.type === 'webPage' ? dateOfDay(work.accessed) : null
  const accessed = seen ? `Accessed ${dayFirst(seen, 'en', 'short')}` : ''
  return ended(joined([authors(work), title, joined(container, ', '), accessed], '. '))
}

/** Two are named; of more, the first. */
function authors({ authors: all }: CitedWork): string {
  const [first, second, third] = all
  if (!first) return ''
  if (third) return `${inverted(first)}, et al.`
  return second ? `${inverted(first)}, and ${direct(second)}` : inverted(first)
}

function quoted(title: string): string {
  if (title === '') return ''
  return /[.!?…]$/.test(title) ? `“${title}”` : `“${title}.”`
}

function prefixed(prefix: string, text: string): string {
  return text === '' ? '' : prefix + text
}

/** May, June and July are not shortened, and a short month has a period. */
function mlaDate({ date }: CitedWork): string {
  return dayFirst(date, 'en', 'short').replace(
    /\b(Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b/,
    month => `${month === 'Sep' ? 'Sept' : month}.`
  )
}

/** Without the scheme; a DOI as the address by which it is resolved. */
function address({ url, doi }: CitedWork): RichText {
  return concat(doi === '' ? url.replace(/^https?:\/\//, '') : `https://doi.org/${doi}`)
}
