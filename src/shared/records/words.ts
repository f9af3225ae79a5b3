/** The languages of the interface. */
export const locales = ['en', 'ru', 'de'] as const
export type Locale = (typeof locales)[number]

/** A label in every language of the interface. */
export type Words = Readonly<Record<Locale, string>>

export function words(en: string, ru: string, de: string): Words {
  return { en, ru, de }
}
