import { english } from './languages/english'
import { french } from './languages/french'
import { german } from './languages/german'
import type { LanguageWords } from './languages/languageWords'
import { russian } from './languages/russian'

const languages: readonly LanguageWords[] = [english, russian, german, french]

const invisible = /[\u200b-\u200f\u2060\ufeff\u00ad]/g
const hyphens = /[\u2010\u2011]/g
const dashes = /[\u2012-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]/g

/** Composed, without invisible characters, with plain single spaces; otherwise as written. */
export function tidy(written: string): string {
  return written.normalize('NFC').replace(invisible, '').replace(/\s+/g, ' ').trim()
}

/** Every written form with its token: `{m07}` for a month, `{s22}` for a season, else `{meaning}`. */
export function wordEntries(): readonly (readonly [form: string, token: string])[] {
  return languages.flatMap(({ months, weekdays, seasons, meanings }) => [
    ...months.flatMap((forms, index) => {
      const token = `{m${String(index + 1).padStart(2, '0')}}`
      return forms.flatMap(form => [[form, token] as const, [`${form}.`, token] as const])
    }),
    ...weekdays.flatMap((forms, index) => forms.map(form => [form, `{w${index + 1}}`] as const)),
    ...seasons.flatMap((forms, index) => forms.map(form => [form, `{s${index + 21}}`] as const)),
    ...Object.entries(meanings).flatMap(([meaning, forms]) =>
      forms.map(form => [form, `{${meaning}}`] as const)
    )
  ])
}

function keyOf(form: string): string {
  return form.replaceAll(' ', '')
}

function formPattern(form: string): string {
  const escaped = form.replace(/[.()]/g, '\\$&').replaceAll(' ', '\\s*')
  const spaced = escaped.replace(/\\\.(?=\p{L})/gu, '\\.\\s*')
  return /[.~≈'-]$/.test(form) ? spaced : `${spaced}(?!\\p{L})`
}

const tokenOf = new Map(wordEntries().map(([form, token]) => [keyOf(form), token]))
const longestFirst = [...wordEntries()]
  .map(([form]) => form)
  .sort((a, b) => b.length - a.length)
  .map(formPattern)
const words = new RegExp(`(?<!\\p{L})(?:${longestFirst.join('|')})`, 'gu')

/** Days and months whose name stands between hyphens: "2001- {m11} -22", "22- {m11} -2001". */
const hyphenated = /^(\d{4}|\d{1,2})- (\{m\d\d\})(?: -(\d{1,4}))?$/

/** Hyphens that stand between two dates rather than inside one. */
const rangeHyphens: readonly RegExp[] = [
  /(?<=\d{4}[?\])]*) ?--+ ?/g,
  / -|- /g,
  /(?<=(?:^|[^\d-])\d{4}\??\]?)-(?=\[?\d{4}(?!\d)|$|\])/g,
  // A number above the months is a year.
  /(?<=(?:^|[^\d-])\d{4}\??)-(?=(?:1[3-9]|[2-9]\d)\b(?!-))/g,
  /(?<=\d{4}|(?:^|\} |\d{4},? )\d{1,2}\.?)-(?=\d{1,2}\.? \{m)/g,
  /(?<=\{m\d\d\} \d{1,2})-(?=\d{1,2}\b)/g,
  /(?<=\.(?:\d{4})?)-(?=\d{1,2}\.)/g,
  /(?<=\d(?:-?[sех]|st|nd|rd|th))-(?=\d)/g,
  /(?<=\/\d{4})-(?=\d{1,2}\/)/g,
  /(?<=\d{4}[./]\d\d[./]\d\d)-(?=\d{4})/g,
  /(?<=^\d{1,2}(?:\.\d{1,2})?\.?)-(?=\d{1,2}\.\d{1,2}\.\d{4}$)/g,
  /(?<=\d{4})-(?=\?$|x{4}$)/g,
  /(?<=^\?)-(?=\d{4}$)/g,
  /(?<=^\d{3}0)-(?=\d0(?:-?[ех]|s|er))/g
]

/** What spreadsheets and databases add to a day. */
const midnight = /(?<=\d) (?:00?:00(?::00(?:\.0+)?)?z?|12:00(?::00)? am)$/

/** Digits of a year that a cataloguer supplied: "[18]59", "192[5]", "19[25?]". */
const suppliedDigits = /(?<![\d[])(?:\[(\d{2})\](\d{2})|(\d{2,3})\[(\d{1,2})\??\])(?!\d)\??/g

function withSuppliedDigits(text: string): string {
  return text.replace(suppliedDigits, (whole: string, ...parts: (string | undefined)[]) => {
    const year = parts.slice(0, 4).join('')
    return year.length === 4 ? `${year}?` : whole
  })
}

/** «1920 гг.» may be a slip of the pen or mean the decade. */
const singleYear = /^\d{4} ?\{years\}$/

function replaceWords(text: string): string {
  return text
    .replace(words, form => ` ${tokenOf.get(keyOf(form)) ?? form} `)
    .replaceAll('{filler}', ' ')
    .replaceAll('{part} -', '{part} ')
    .replace(/(?<=\S\s*)\{pairFrom\}/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.)\]?])|(?<=[[(]) /g, '')
    .trim()
}

/**
 * The text in terms of the rules: lower case, words of every language as tokens, dashes and hyphens between
 * dates as `–` without spaces. Braces in the text itself are made harmless.
 */
export function tokenise(tidied: string): string {
  const plain = tidied
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll('’', "'")
    .replace(/[{}]/g, '\ufffd')
    .replace(hyphens, '-')
    .replace(dashes, '–')
    .replace(midnight, '')
  let text = replaceWords(withSuppliedDigits(plain)).replace(hyphenated, '$1 $2 $3').trim()
  for (const hyphen of rangeHyphens) text = text.replace(hyphen, '–')
  text = text.replace(/\s*–\s*/g, '–').replace(/(?<!\.)[.,]$/, '')
  return singleYear.test(text) ? text : text.replace(/\s*\{years\}$/, '')
}
