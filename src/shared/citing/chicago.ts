import { archivalPlace } from './archivalPlace'
import { dateOfDay, dayAndMonth, monthFirst, yearOf } from './citedDate'
import type { CitedWork } from './citedWork'
import { dashed } from './locator'
import { direct, inverted, listed } from './nameForms'
import { concat, ended, isBlank, italic, joined } from './richText'
import type { Piece, RichText } from './richText'

/** The Chicago Manual of Style, notes: what stands at the foot of the page. */
export function chicagoNote(work: CitedWork): RichText {
  const authors = noteAuthors(work)
  const place = work.locator?.text ?? ''
  switch (work.type) {
    case 'article':
      return ended(joined([authors, quoted(work.title, ',', inJournal(work, place))], ', '))
    case 'issue':
      return ended(inJournal({ ...work, container: work.title }, place))
    case 'letter':
    case 'archivalUnit':
      return ended(
        joined(
          [authors, work.title, monthFirst(work.date), archivalPlace(work), work.repository],
          ', '
        )
      )
    case 'webPage':
      return ended(
        joined([authors, quoted(work.title, ',', joined(site(work, 'accessed'), ', '))], ', ')
      )
    case 'book': {
      const title = joined([italic(work.title), work.edition], ', ')
      const published = imprint(work)
      const book = published === '' ? title : concat(title, ` (${published})`)
      return ended(joined([authors, book, place], ', '))
    }
  }
}

/** The Chicago Manual of Style, bibliography: the entry of the list at the end. */
export function chicagoBibliography(work: CitedWork): RichText {
  const authors = bibliographyAuthors(work)
  switch (work.type) {
    case 'article':
      return entry([authors, quoted(work.title, '.', inJournal(work, work.pages))])
    case 'issue':
      return entry([inJournal({ ...work, container: work.title }, '')])
    case 'letter':
    case 'archivalUnit':
      return entry([
        authors,
        work.title,
        monthFirst(work.date),
        capitalised(archivalPlace({ ...work, locator: null })),
        work.repository
      ])
    case 'webPage':
      return entry([authors, quoted(work.title, '.', joined(site(work, 'Accessed'), '. '))])
    case 'book':
      return entry([authors, italic(work.title), work.edition, imprint(work)])
  }
}

function entry(pieces: readonly Piece[]): RichText {
  return ended(joined(pieces, '. '))
}

/** From the fourth author on only the first is named. */
function noteAuthors({ authors }: CitedWork): string {
  const names = authors.map(direct)
  if (names.length > 3) return `${names[0] ?? ''} et al.`
  return listed(names, ' and ', ', and ')
}

/** Ten are named; of more, the first seven. */
function bibliographyAuthors({ authors }: CitedWork): string {
  const names = authors.map((name, index) => (index === 0 ? inverted(name) : direct(name)))
  if (names.length > 10) return `${names.slice(0, 7).join(', ')}, et al.`
  return listed(names, ', and ', ', and ')
}

/** The title and what follows it; the mark between goes within the quotation marks, unless the title ends with one. */
function quoted(title: string, mark: string, rest: RichText): RichText {
  if (title === '') return rest
  const isEnded = /[.!?…]$/.test(title)
  const inner = isEnded ? '' : isBlank(rest) ? '.' : mark
  return joined([`“${title}${inner}”`, rest], ' ')
}

function imprint({ place, publisher, date }: CitedWork): string {
  const who = [place, publisher].filter(part => part !== '').join(': ')
  return [who, yearOf(date)].filter(part => part !== '').join(', ')
}

/** "Journal 12, no. 3 (1927): 5", or with the day, as of a newspaper, "Journal, March 15, 1927, 5". */
function inJournal({ container, volume, issue, date }: CitedWork, pages: string): RichText {
  const hasDay = (dayAndMonth(date, 'en')?.day ?? '') !== ''
  if (volume === '' && issue === '' && hasDay)
    return joined([italic(container), monthFirst(date), dashed(pages)], ', ')
  const numbered = volume === '' ? italic(container) : concat(italic(container), ` ${volume}`)
  const named = joined([numbered, issue === '' ? '' : `no. ${issue}`], ', ')
  const year = monthFirst(date)
  // Without the name of what it stands in there is nothing for the parentheses to follow.
  if (isBlank(named)) return joined([year, dashed(pages)], ', ')
  return joined([year === '' ? named : concat(named, ` (${year})`), dashed(pages)], ': ')
}

function site(
  { container, date, accessed, url, doi }: CitedWork,
  accessedWord: string
): readonly Piece[] {
  const seen = dateOfDay(accessed)
  const dated = monthFirst(date)
  const when = dated !== '' ? dated : seen ? `${accessedWord} ${monthFirst(seen)}` : ''
  return [container, when, doi === '' ? url : `https://doi.org/${doi}`]
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
