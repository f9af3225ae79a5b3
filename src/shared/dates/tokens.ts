import { english } from './languages/english'
import { french } from './languages/french'
import { german } from './languages/german'
import type { LanguageWords } from './languages/languageWords'
import { russian } from './languages/russian'

const languages: readonly LanguageWords[] = [english, russian, german, french]

const invisible = /[\u200b-\u200f\u2060\ufeff\u00ad]/g
const hyphens = /[\u2010\u2011]/g
const dashes = /[\u2012-\u2015\u2212]/g

/** Composed, without invisible characters, with plain single spaces; otherwise as written. */
export function tidy(written: string): string {
  return written.normalize('NFC').replace(invisible, '').replace(/\s+/g, ' ').trim()
}

/** Every written form with its token: `{m07}` for a month, `{s22}` for a season, else `{meaning}`. */
export function wordEntries(): readonly (readonly [form: string, token: string])[] {
  return languages.flatMap(({ months, seasons, meanings }) => [
    ...months.flatMap((forms, index) => {
      const token = `{m${String(index + 1).padStart(2, '0')}}`
      return forms.flatMap(form => [[form, token] as const, [`${form}.`, token] as const])
    }),
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
  return form.endsWith('.') ? spaced : `${spaced}(?!\\p{L})`
}

const tokenOf = new Map(wordEntries().map(([form, token]) => [keyOf(form), token]))
const longestFirst = [...wordEntries()]
  .map(([form]) => form)
  .sort((a, b) => b.length - a.length)
  .map(formPattern)
const words = new RegExp(`(?<!\\p{L})(?:${longestFirst.join('|')})`, 'gu')

/** Hyphens that stand between two dates rather than inside one. */
const rangeHyphens: readonly RegExp[] = [
  / -|- /g,
  /(?<=(?:^|[^\d-])\d{4}\??)-(?=\d{4}(?!\d)|$)/g,
  /(?<=\d{4}|(?:^|\} )\d{1,2}\.?)-(?=\d{1,2}\.? \{m)/g,
  /(?<=\{m\d\d\} \d{1,2})-(?=\d{1,2}\b)/g,
  /(?<=\.(?:\d{4})?)-(?=\d{1,2}\.)/g,
  /(?<=\d-?[sех])-(?=\d)/g
]

/** «1920 гг.» may be a slip of the pen or mean the decade. */
const singleYear = /^\d{4} ?\{years\}$/

function replaceWords(text: string): string {
  return text
    .replace(words, form => ` ${tokenOf.get(keyOf(form)) ?? form} `)
    .replaceAll('{filler}', ' ')
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
  let text = replaceWords(plain)
  for (const hyphen of rangeHyphens) text = text.replace(hyphen, '–')
  text = text.replace(/\s*–\s*/g, '–').replace(/[.,]$/, '')
  return singleYear.test(text) ? text : text.replace(/\s*\{years\}$/, '')
}
