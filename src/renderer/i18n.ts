import { createI18n } from 'vue-i18n'
import { locales } from '../shared/records/words'
import type { Locale } from '../shared/records/words'

type Messages = Record<string, Record<string, unknown>>

const files = import.meta.glob<Messages>('../shared/locales/*/*.json', {
  eager: true,
  import: 'default'
})

/** All files of a language; the same heading may stand in several of them. The base components' has none. */
function messagesOf(locale: Locale): Messages {
  const messages: Messages = {}
  for (const [path, content] of Object.entries(files)) {
    if (!path.includes(`/${locale}/`)) continue
    if (path.endsWith('/base.json')) messages['base'] = content
    else
      for (const [heading, texts] of Object.entries(content)) {
        messages[heading] = { ...messages[heading], ...texts }
      }
  }
  return messages
}

/** Russian has three forms: 1 запись, 2 записи, 5 записей; messages give them in this order after that for zero. */
function russianForm(count: number, forms: number): number {
  if (count === 0 && forms > 3) return 0
  const [tens, ones] = [count % 100, count % 10]
  const form = tens > 10 && tens < 20 ? 3 : ones === 1 ? 1 : ones >= 2 && ones <= 4 ? 2 : 3
  return forms > 3 ? form : form - 1
}

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: Object.fromEntries(locales.map(locale => [locale, messagesOf(locale)])),
  pluralRules: { ru: russianForm }
})
