import { iso6393 } from 'iso-639-3'
import type { Locale, Words } from '../records/words'
import type { Term } from './term'

/** Offered first: the languages that the sources of the workers' movement are mostly in. */
const common =
  'rus ukr bel deu eng fra pol ces slk hun bul ron hrv srp slv mkd ita spa cat por nld swe nor dan ' +
  'fin est lav lit yid heb kat hye aze tat uzb kaz tur fas ell zho jpn kor mon hin urd ben ara epo lat mul'

let builtTerms: readonly Term[] | undefined
let twoLetterCodes: ReadonlyMap<string, string> | undefined

/** ISO 639-3; 7,867 languages, built on first use. */
export function languageTerms(): readonly Term[] {
  builtTerms ??= buildTerms()
  return builtTerms
}

/** ISO 639-1, which AtoM and others demand; undefined for a language that has none. */
export function twoLetterLanguage(code: string): string | undefined {
  twoLetterCodes ??= new Map(
    iso6393.flatMap(({ iso6393, iso6391 }) => (iso6391 ? [[iso6393, iso6391] as const] : []))
  )
  return twoLetterCodes.get(code)
}

function buildTerms(): Term[] {
  const russian = displayNames('ru')
  const german = displayNames('de')
  const place = new Map(common.split(' ').map((code, index) => [code, index]))
  const placeOf = (term: Term): number => place.get(term.code) ?? place.size
  return iso6393
    .map(({ iso6393: code, name, iso6391, iso6392T, iso6392B }): Term => {
      const inner = iso6391 ?? code
      // Names in other languages exist for the languages of ISO 639-2 only; asking for all takes a quarter second.
      const label: Words = iso6392T
        ? { en: name, ru: russian(inner) ?? name, de: german(inner) ?? name }
        : { en: name, ru: name, de: name }
      const others = [iso6391, iso6392B].filter(other => other !== undefined)
      return others.length > 0 ? { code, label, others } : { code, label }
    })
    .sort((a, b) => placeOf(a) - placeOf(b))
}

function displayNames(locale: Locale): (code: string) => string | undefined {
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' })
  return code => names.of(code)
}
