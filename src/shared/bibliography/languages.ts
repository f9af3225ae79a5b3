import { entryOf } from './work'

/** Names that babel has for languages, other than those of the languages. */
const languagesOfBabel: Readonly<Record<string, string>> = {
  ...{ american: 'eng', british: 'eng', usenglish: 'eng', ukenglish: 'eng', australian: 'eng' },
  ...{ ngerman: 'deu', naustrian: 'deu', austrian: 'deu', nswissgerman: 'deu', francais: 'fra' },
  ...{ brazil: 'por', brazilian: 'por', portuges: 'por', norsk: 'nob', nynorsk: 'nno' },
  ...{ greek: 'ell', polutonikogreek: 'grc', magyar: 'hun', slovene: 'slv', serbianc: 'srp' }
}

/** The language of a text that may name it as babel does, or with its country: "en-US" is in English. */
export function languageOf(text: string): string {
  const [, language] = /^([a-z]{2,3})[-_](?:[a-z]{2}|\d{3})$/i.exec(text) ?? []
  return entryOf(languagesOfBabel, text.toLowerCase()) ?? language ?? text
}
