import { iso6393 } from 'iso-639-3'
import { scriptCodes } from '../../atom/codes'
import type { Locale } from '../../records/words'

let bibliographic: ReadonlyMap<string, string> | undefined

/** ISO 639-2/B, the codes of libraries and archives; undefined for a language that has none. */
export function bibliographicCode(language: string): string | undefined {
  bibliographic ??= new Map(
    iso6393.flatMap(({ iso6393: code, iso6392B }) => (iso6392B ? [[code, iso6392B] as const] : []))
  )
  return bibliographic.get(language)
}

/** ISO 15924; undefined for a script in the archivist's own words. */
export function scriptCode(script: string): string | undefined {
  return scriptCodes.has(script) ? script : undefined
}

/** ISO 3166-1; undefined for states that are no more. */
export function countryCode(country: string): string | undefined {
  return /^[A-Z]{2}$/.test(country) ? country : undefined
}

/** What the labels that an export adds are written in. */
export const labelLanguages: Readonly<
  Record<Locale, { readonly language: string; readonly script: string }>
> = {
  en: { language: 'eng', script: 'Latn' },
  ru: { language: 'rus', script: 'Cyrl' },
  de: { language: 'ger', script: 'Latn' }
}
