import { textOf } from '../../records/record'
import { bibliographicCode } from './codes'
import type { RecordView } from './recordView'

/** MARC's codes of countries for those of ISO 3166-1; other countries are not coded. */
const countries: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'AL aa|AM ai|AR ag|AT au|AU at|AZ aj|BA bn|BE be|BG bu|BR bl|BY bw|CA xxc|CH sz|CL cl|CN cc|CO ck|' +
    'CU cu|CZ xr|DE gw|DK dk|EE er|ES sp|FI fi|FR fr|GB xxk|GE gs|GR gr|HR ci|HU hu|IE ie|IL is|IN ii|' +
    'IR ir|IT it|JP ja|KG kg|KP kn|KR ko|KZ kz|LT li|LU lu|LV lv|MD mv|MK xn|MN mp|MX mx|NL ne|NO no|' +
    'NZ nz|PL pl|PT po|RO rm|RS rb|RU ru|SE sw|SI xv|SK xo|TJ ta|TM tk|TR tu|UA un|US xxu|UY uy|UZ uz'
  )
    .split('|')
    .map(pair => pair.split(' '))
)

/** 008/18 of continuing resources. */
const frequencies: Readonly<Record<string, string>> = {
  daily: 'd',
  threeTimesAWeek: 'i',
  semiweekly: 'c',
  weekly: 'w',
  threeTimesAMonth: 'j',
  biweekly: 'e',
  semimonthly: 's',
  monthly: 'm',
  bimonthly: 'b',
  quarterly: 'q',
  semiannual: 'f',
  annual: 'a',
  irregular: ' '
}

/** 008/33, the script of the title. */
const alphabets: Readonly<Record<string, string>> = {
  Latn: 'b',
  Latf: 'b',
  Cyrl: 'c',
  Cyrs: 'c',
  Jpan: 'd',
  Hani: 'e',
  Hans: 'e',
  Hant: 'e',
  Arab: 'f',
  Grek: 'g',
  Hebr: 'h',
  Thai: 'i',
  Deva: 'j',
  Kore: 'k',
  Hang: 'k',
  Taml: 'l'
}

/** How $6 of a field in another script names the script; others are named by ISO 15924. */
const linkedScripts: Readonly<Record<string, string>> = {
  Arab: '(3/r',
  Latn: '(B',
  Jpan: '$1',
  Hani: '$1',
  Hans: '$1',
  Hant: '$1',
  Kore: '$1',
  Cyrl: '(N',
  Grek: '(S',
  Hebr: '(2/r'
}

export function marcCountry(country: string): string | undefined {
  return countries[country]
}

export function linkedScript(script: string): string {
  return linkedScripts[script] ?? script
}

const unknownYear = 'uuuu'

/** Date type and both dates of 008/06-14. */
function publicationDates(view: RecordView): string {
  const dates = view.dates('datesOfPublication')
  if (!dates) return `u${unknownYear}${unknownYear}`
  if (dates.kind === 'range') {
    const end = dates.to?.status === 'ongoing' ? 'c9999' : `d${yearOf(dates.to)}`
    return `${end.slice(0, 1)}${yearOf(dates.from)}${end.slice(1)}`
  }
  const years = dates.kind === 'date' ? [dates.date] : dates.dates
  return `d${yearOf(years[0])}${yearOf(years.at(-1))}`
}

function yearOf(
  date: { readonly standard?: string; readonly notBefore?: string } | null | undefined
): string {
  return (date?.standard ?? date?.notBefore)?.slice(0, 4) ?? unknownYear
}

/** The 40 characters of 008; what nobody looked at is filled with bars. */
export function fixedField(view: RecordView): string {
  const entered = new Date(view.record.createdAt).toISOString().slice(2, 10).replaceAll('-', '')
  const frequency = view.text('frequency')
  const regularity = frequency === 'irregular' ? 'x' : frequencies[frequency] ? 'r' : 'u'
  const languages = view.texts('languages')
  const language = bibliographicCode(languages[0] ?? '') ?? 'und'
  const script = view.values('scripts').map(textOf)[0] ?? ''
  return [
    entered,
    publicationDates(view),
    (countries[view.text('country')] ?? '|||').padEnd(3),
    frequencies[frequency] ?? '|',
    regularity,
    ' p||||||||   ',
    script === '' ? 'u' : (alphabets[script] ?? 'z'),
    '0',
    language,
    ' |'
  ].join('')
}

/** Bibliographic record, serial, Unicode; lengths and addresses mean nothing in XML. */
export function leader(status: 'n' | 'c'): string {
  return `00000${status}as a2200000uu 4500`
}

function inverse(codes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  // The first of several that share a code.
  return new Map(
    Object.entries(codes)
      .reverse()
      .map(([own, code]) => [code, own])
  )
}

const [countryNames, frequencyNames, scriptNames] = [countries, frequencies, alphabets].map(inverse)

/** Ours for MARC's codes; empty for one that says nothing. */
export const marcCodes = {
  countryOf: (code: string): string => countryNames?.get(code) ?? '',
  frequencyOf: (code: string): string => (code === ' ' ? '' : (frequencyNames?.get(code) ?? '')),
  scriptOf: (code: string): string => scriptNames?.get(code) ?? ''
}
