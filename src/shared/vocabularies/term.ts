import { words, type Words } from '../records/words'

export interface Term {
  readonly code: string
  readonly label: Words
  /** What tells it from similar terms, such as the years of a former state. */
  readonly note?: Words
  /** Further names and codes by which the term is found. */
  readonly others?: readonly string[]
}

export function term(code: string, en: string, ru: string, de: string): Term {
  return { code, label: words(en, ru, de) }
}
