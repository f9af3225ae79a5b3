import type { EdtfDate } from './edtfDate'
import { type EdtfEnd, type EdtfForm, type EdtfRange, readEdtf } from './edtfForm'
import type { DateCase, DatePhrases } from './phrases/datePhrases'
import { englishPhrases } from './phrases/english'
import { germanPhrases } from './phrases/german'
import { russianPhrases } from './phrases/russian'

type DateLocale = 'en' | 'ru' | 'de'

const phrasesOf: Readonly<Record<DateLocale, DatePhrases>> = {
  en: englishPhrases,
  ru: russianPhrases,
  de: germanPhrases
}

const partOfYear = /^\d{4}-(2[1-4]|3[3-6]|4[01])/

function monthAndDay(year: string, month: string, day: string, phrases: DatePhrases, of: DateCase) {
  if (month === 'XX') {
    if (day === 'XX') return phrases.monthAndDayUnknown(year)
    return day === '' ? phrases.monthUnknown(year) : null
  }
  const number = Number(month)
  if (number > 36) return phrases.half(number - 39, year, of)
  if (number > 32) return phrases.quarter(number - 32, year, of)
  if (number > 20) return `${phrases.season(number - 20, of)} ${year}`
  const named = `${phrases.month(number, of)} ${year}`
  if (day === '') return named
  return day === 'XX' ? phrases.dayUnknown(named) : phrases.day(Number(day), number, year)
}

/** Words for a date without qualifiers; null where there are none. */
function bareDate(text: string, phrases: DatePhrases, dateCase: DateCase): string | null {
  if (text === 'XXXX') return phrases.undated
  if (/^\d{4}$/.test(text) && text !== '0000') return text
  if (/^(0000|-\d{4})$/.test(text)) return phrases.beforeChrist(1 - Number(text))
  if (/^\d{3}X$/.test(text)) return phrases.decade(text.replace('X', '0'), dateCase)
  if (/^[0-3]\dXX$/.test(text)) return phrases.century(Number(text.slice(0, 2)) + 1, dateCase)
  const match =
    /^(\d{4})-(0\d|1[0-2]|XX)(?:-(\d\d|XX))?$/.exec(text) ??
    /^(\d{4})-(2[1-4]|3[3-6]|4[01])$/.exec(text)
  if (match === null) return null
  const [, year = '', month = '', day = ''] = match
  return monthAndDay(year, month, day, phrases, dateCase)
}

function writeDate(date: EdtfDate, phrases: DatePhrases, dateCase: DateCase): string | null {
  const [, bare = '', qualifier = ''] = /^([^?~%]+)([?~%]?)$/.exec(date.text) ?? []
  const isApproximate = qualifier === '~' || qualifier === '%'
  const words = bareDate(bare, phrases, isApproximate ? 'of' : dateCase)
  if (words === null) return null
  const placed = isApproximate ? phrases.circa(words) : words
  return qualifier === '?' || qualifier === '%' ? `${placed}?` : placed
}

function phrase(
  dates: readonly (readonly [EdtfDate, DateCase])[],
  phrases: DatePhrases,
  write: (one: string, other: string) => string
): string | null {
  const [one = null, other = ''] = dates.map(([date, dateCase]) =>
    writeDate(date, phrases, dateCase)
  )
  return one === null || other === null ? null : write(one, other)
}

function isDate(end: EdtfEnd): end is EdtfDate {
  return typeof end !== 'string'
}

function writeInterval({ from, to }: EdtfRange, phrases: DatePhrases): string | null {
  if ([from, to].some(end => isDate(end) && end.text === 'XXXX')) return null
  if (isDate(from) && isDate(to)) {
    // A dash after a season would read as a winter over two years.
    if (partOfYear.test(from.text)) {
      return phrase(
        [
          [from, 'of'],
          [to, 'until']
        ],
        phrases,
        phrases.fromTo
      )
    }
    return phrase(
      [
        [from, 'plain'],
        [to, 'plain']
      ],
      phrases,
      (a, b) => `${a} – ${b}`
    )
  }
  if (isDate(from)) {
    return phrase([[from, 'of']], phrases, to === 'open' ? phrases.from : phrases.endUnknown)
  }
  if (!isDate(to)) return null
  return phrase([[to, 'until']], phrases, from === 'open' ? phrases.until : phrases.startUnknown)
}

/** One member of a list; within it a range is written with a dash alone. */
function writeMember({ from, to }: EdtfRange, phrases: DatePhrases): string | null {
  if (!isDate(from) || !isDate(to) || from.text === 'XXXX' || to.text === 'XXXX') return null
  const first = writeDate(from, phrases, 'plain')
  if (from === to || first === null) return first
  // A dash after a season would read as a winter over two years.
  const last = partOfYear.test(from.text) ? null : writeDate(to, phrases, 'plain')
  return last === null ? null : `${first}–${last}`
}

/** "1924, 1926–1928 and 1930". */
function writeList(
  members: readonly EdtfRange[],
  word: string,
  phrases: DatePhrases
): string | null {
  const written = members.flatMap(member => writeMember(member, phrases) ?? [])
  if (written.length < Math.max(2, members.length)) return null
  return `${written.slice(0, -1).join(', ')} ${word} ${written.at(-1) ?? ''}`
}

function writeChoice(members: readonly EdtfRange[], phrases: DatePhrases): string | null {
  const [only, ...more] = members
  if (only === undefined || more.length > 0) return writeList(members, phrases.or, phrases)
  const { from, to } = only
  if (from === to) return null
  if (!isDate(from)) return isDate(to) ? phrase([[to, 'of']], phrases, phrases.notLater) : null
  if (!isDate(to)) return phrase([[from, 'of']], phrases, phrases.notEarlier)
  return phrase(
    [
      [from, 'with'],
      [to, 'with']
    ],
    phrases,
    phrases.between
  )
}

function writeForm(form: EdtfForm, phrases: DatePhrases): string | null {
  if (form.kind === 'date') return writeDate(form.date, phrases, 'plain')
  if (form.kind === 'interval') return writeInterval(form.range, phrases)
  return form.kind === 'oneOf'
    ? writeChoice(form.members, phrases)
    : writeList(form.members, phrases.and, phrases)
}

/**
 * What was understood, in words, to be shown beside the EDTF. EDTF for which there are no plain words (points in
 * time, parts qualified one by one, years beyond four digits, sets with open ends) is given as it is.
 */
export function formatEdtf(edtf: string, locale: DateLocale): string {
  // The Julian calendar has every day of the Gregorian one, so that dates of both can be read.
  const form = readEdtf(edtf, 'julian')
  return (form === null ? null : writeForm(form, phrasesOf[locale])) ?? edtf
}
