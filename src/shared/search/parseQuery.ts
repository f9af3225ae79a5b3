import { hasRuns, phraseWords, wordsOf } from './tokens'

/** One part of a search: words that follow one another, in any field or in one, wanted or excluded. */
export interface Term {
  readonly words: readonly string[]
  /** As it was typed, of a field's name in any language; null for any field. */
  readonly field: string | null
  readonly isExcluded: boolean
  /** Set in quotation marks: whole words, one after another. Otherwise a word may be the beginning of one. */
  readonly isPhrase: boolean
}

const parts = /(-)?(?:([\p{L}_][\p{L}\p{N}_]*):)?(?:["«„“”]([^"»“”]*)["»“”]?|(\S+))/gu

/**
 * Reads what is typed into the search box: `word`, `"a phrase"`, `field:word`, `field:"a phrase"`, `-excluded`. What
 * stands before a colon and is no field is a word like others.
 */
export function parseQuery(text: string, isField: (name: string) => boolean): readonly Term[] {
  const terms: Term[] = []
  for (const [, minus, name, quoted, plain] of text.matchAll(parts)) {
    const isKnown = name !== undefined && isField(name)
    const field = isKnown ? name : null
    const isExcluded = minus !== undefined
    if (name !== undefined && !isKnown) terms.push(...plainTerms(name, null, isExcluded))
    if (quoted === undefined) terms.push(...plainTerms(plain ?? '', field, isExcluded))
    else if (phraseWords(quoted).length > 0) {
      terms.push({ words: phraseWords(quoted), field, isExcluded, isPhrase: true })
    }
  }
  return terms
}

/** A run of Chinese or Japanese characters is sought as one, as it is written without blanks. */
function plainTerms(text: string, field: string | null, isExcluded: boolean): readonly Term[] {
  if (hasRuns(text)) {
    return [{ words: phraseWords(text), field, isExcluded, isPhrase: true }]
  }
  return wordsOf(text).map(word => ({ words: [word], field, isExcluded, isPhrase: false }))
}
