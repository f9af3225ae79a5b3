import german from 'i18n-iso-countries/langs/de.json'
import english from 'i18n-iso-countries/langs/en.json'
import russian from 'i18n-iso-countries/langs/ru.json'
import { formerStates } from './formerStates'
import type { Term } from './term'

type Names = Readonly<Record<string, string | readonly string[]>>

/** Where the everyday name is not the first of the names listed. */
const everyday = new Set('CN CI CZ IR MK PS RU TW TZ'.split(' '))

let builtTerms: readonly Term[] | undefined

/** ISO 3166-1, and the states that are no more; built on first use. */
export function countryTerms(): readonly Term[] {
  builtTerms ??= [...Object.keys(english.countries).map(presentState), ...formerStates]
  return builtTerms
}

function presentState(code: string): Term {
  const en = namesOf(english.countries, code)
  const ru = namesOf(russian.countries, code)
  const de = namesOf(german.countries, code)
  const label = { en: nameOf(en, code), ru: nameOf(ru, code), de: nameOf(de, code) }
  return { code, label, others: [...en, ...ru, ...de] }
}

function namesOf(countries: Names, code: string): readonly string[] {
  const names = countries[code]
  return typeof names === 'string' ? [names] : (names ?? [])
}

function nameOf(names: readonly string[], code: string): string {
  return (everyday.has(code) ? names[1] : undefined) ?? names[0] ?? code
}
