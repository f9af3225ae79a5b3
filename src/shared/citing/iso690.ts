import { archivalPlace } from './archivalPlace'
import { dateOfDay, dayAndMonth, dayFirst, yearOf } from './citedDate'
import type { CitedWork } from './citedWork'
import { pagesCited } from './locator'
import { capitals, listed } from './nameForms'
import { concat, ended, isBlank, italic, joined } from './richText'
import type { Piece, RichText } from './richText'

/** ISO 690: the reference with the place cited, numeric or in notes (the year stands with the publisher). */
export function iso690(work: CitedWork): RichText {
  const { date, place, publisher, title } = work
  const imprint = joined([joined([place, publisher], ': '), yearOf(date), pagesCited(work)], ', ')
  switch (work.type) {
    case 'article':
      return entry(work, title, [italic(work.container), numbered(work)])
    case 'issue':
      return entry({ ...work, authors: [] }, italic(title), [
        joined([place, publisher], ': '),
        numbered(work)
      ])
    case 'letter':
    case 'archivalUnit':
      return entry(work, title, [dayFirst(date, 'en'), held(work)])
    case 'webPage':
      return entry(work, concat(italic(title), ' [online]'), [
        joined([work.container, viewed(work)], ', '),
        address(work)
      ])
    case 'book':
      return entry(work, italic(title), [work.edition, imprint])
  }
}

function entry(work: CitedWork, title: Piece, rest: readonly Piece[]): RichText {
  const identifier =
    work.isbn !== '' ? `ISBN ${work.isbn}` : work.issn !== '' ? `ISSN ${work.issn}` : ''
  const doi = work.doi !== '' && work.type !== 'webPage' ? `DOI: ${work.doi}` : ''
  return ended(joined([authors(work), title, ...rest, identifier, doi], '. '))
}

/** Three are named; of more, the first. */
function authors({ authors: all }: CitedWork): string {
  const names = all.map(capitals)
  if (names.length > 3) return `${names[0] ?? ''} et al.`
  return listed(names, ' and ', ' and ')
}

/** "1927, 12(3), 5–7", or with the day "15 March 1927, no. 3, p. 5". */
function numbered(work: CitedWork): RichText {
  const { volume, issue, date } = work
  const number = volume === '' ? (issue === '' ? '' : `no. ${issue}`) : volume
  const both = volume !== '' && issue !== '' ? `${volume}(${issue})` : number
  const hasDay = (dayAndMonth(date, 'en')?.day ?? '') !== ''
  return joined([hasDay ? dayFirst(date, 'en') : yearOf(date), both, pagesCited(work)], ', ')
}

function held(work: CitedWork): RichText {
  const place = joined([work.repository, archivalPlace(work)], ', ')
  return isBlank(place) ? [] : concat('Held at: ', place)
}

function viewed({ date, accessed }: CitedWork): RichText {
  const seen = dateOfDay(accessed)
  const dated = dayFirst(date, 'en')
  const looked = seen ? `[viewed ${dayFirst(seen, 'en')}]` : ''
  return joined([dated, looked], ' ')
}

function address({ url, doi }: CitedWork): string {
  const where = doi === '' ? url : `https://doi.org/${doi}`
  return where === '' ? '' : `Available from: ${where}`
}
