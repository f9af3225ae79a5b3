import { dateOfDay, dayAndMonth, yearOf } from './citedDate'
import type { CitedWork } from './citedWork'
import { dashed } from './locator'
import { familyAndInitials, initialsAndFamily } from './nameForms'
import { concat, ended, isBlank, joined } from './richText'
import type { Piece, RichText } from './richText'

interface Abbreviations {
  readonly page: string
  readonly volume: string
  readonly issue: string
  readonly others: string
  readonly locale: string
}

const russian: Abbreviations = {
  page: 'С.',
  volume: 'Т.',
  issue: '№',
  others: '[и др.]',
  locale: 'ru'
}

/** In the language of what is cited, as GOST 7.0.5 wants it. */
const abbreviations: Readonly<Record<string, Abbreviations>> = {
  rus: russian,
  ukr: { ...russian, others: '[та ін.]', locale: 'uk' },
  eng: { page: 'P.', volume: 'Vol.', issue: 'No.', others: '[et al.]', locale: 'en' },
  deu: { page: 'S.', volume: 'Bd.', issue: 'Nr.', others: '[u. a.]', locale: 'de' },
  fra: { page: 'P.', volume: 'T.', issue: 'No.', others: '[et al.]', locale: 'fr' }
}

/** Places that Russian references shorten. */
const places: Readonly<Record<string, string>> = {
  Москва: 'М.',
  Ленинград: 'Л.',
  Петроград: 'Пг.',
  'Санкт-Петербург': 'СПб.',
  'Нижний Новгород': 'Н. Новгород',
  'Ростов-на-Дону': 'Ростов н/Д'
}

/** GOST R 7.0.5–2008: a reference, its areas divided by periods. */
export function gost(work: CitedWork): RichText {
  const words = abbreviationsOf(work)
  const heading = entryHeading(work, words)
  switch (work.type) {
    case 'article':
      if (work.container === '')
        return ended(joined([heading, ...numbered(work, words), page(work, words)], '. '))
      return entry(heading, [work.container, ...numbered(work, words), page(work, words)])
    case 'issue':
      return entry([], [work.title, ...numbered(work, words), page(work, words)])
    case 'letter':
    case 'archivalUnit':
      return entry(heading, [work.repository, ...archivalUnit(work)])
    case 'webPage':
      return entry(concat(heading, ' [Электронный ресурс]'), [
        joined([work.container, yearOf(work.date)], '. '),
        address(work)
      ])
    case 'book':
      return ended(joined([heading, work.edition, imprint(work), page(work, words)], '. '))
  }
}

function abbreviationsOf({ language, title }: CitedWork): Abbreviations {
  const known = abbreviations[language]
  if (known) return known
  return /\p{Script=Cyrillic}/u.test(title) || title === ''
    ? russian
    : (abbreviations['eng'] ?? russian)
}

/** What stands before the two slashes, and where it stands. */
function entry(heading: Piece, place: readonly Piece[]): RichText {
  const where = joined(place, '. ')
  if (isBlank(heading)) return ended(where)
  return ended(isBlank(where) ? heading : concat(heading, ' // ', where))
}

/** Three authors head the entry; of more, the first is named after the title. */
function entryHeading({ authors, title }: CitedWork, { others }: Abbreviations): RichText {
  const [first] = authors
  if (first && authors.length > 3) return concat(`${title} / ${initialsAndFamily(first)} ${others}`)
  const names = authors.map(familyAndInitials).join(', ')
  return joined([names, title], names.endsWith('.') ? ' ' : '. ')
}

function imprint({ place, publisher, date }: CitedWork): RichText {
  const where = places[place] ?? place
  const who = joined([where, publisher], ' : ')
  return joined([who, yearOf(date)], ', ')
}

function numbered(
  { date, volume, issue }: CitedWork,
  { volume: volumeWord, issue: issueWord, locale }: Abbreviations
): readonly string[] {
  const found = dayAndMonth(date, locale)
  const day = found && found.day !== '' ? `${found.day} ${found.month}` : (found?.month ?? '')
  return [
    yearOf(date),
    volume === '' ? '' : `${volumeWord} ${volume}`,
    issue === '' ? '' : `${issueWord} ${issue}`,
    // A numbered issue needs no day.
    issue === '' && day !== '' ? day : ''
  ]
}

function page({ locator, pages }: CitedWork, { page: word }: Abbreviations): string {
  if (locator?.unit === 'other') return locator.text
  if (locator?.unit === 'leaf') return `Л. ${locator.text}`
  const text = locator?.text ?? dashed(pages)
  return text === '' ? '' : `${word} ${text}`
}

function archivalUnit({ shelfmark, callNumber, locator }: CitedWork): readonly string[] {
  const [fond, opis, delo] = shelfmark
  const hasPlace = shelfmark.some(part => part !== '')
  const parts = hasPlace
    ? [prefixed('Ф.', fond), prefixed('Оп.', opis), prefixed('Д.', delo)]
    : [callNumber]
  if (!locator) return parts
  return [...parts, locator.unit === 'other' ? locator.text : `Л. ${locator.text}`]
}

function prefixed(word: string, text: string): string {
  return text === '' ? '' : `${word} ${text}`
}

function address({ url, doi, accessed }: CitedWork): string {
  const where = doi === '' ? url : `https://doi.org/${doi}`
  if (where === '') return ''
  const seen = dateOfDay(accessed)
  const [year = '', month = '', day = ''] = accessed.split('-')
  return `URL: ${where}${seen ? ` (дата обращения: ${day}.${month}.${year})` : ''}`
}
