import type { Locale } from '../../shared/records/words'

const formatLocales: Readonly<Record<Locale, string>> = { en: 'en-GB', ru: 'ru', de: 'de' }

/** A moment given in ISO 8601, in the language of the interface and the time of this machine. */
export function timeText(at: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(formatLocales[locale], {
    dateStyle: 'long',
    timeStyle: 'short'
  })
  return format.format(new Date(at))
}
