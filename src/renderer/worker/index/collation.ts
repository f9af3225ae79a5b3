import { foldForSorting } from '../../../shared/records/columns'

const firstLetter = 0x20
const lastLetter = 0x0600

/**
 * Texts as keys that compare by code unit in the order of a language. The collator's opinion of each letter is asked
 * once; letters beyond the common alphabets keep their order among themselves, after those.
 */
export class Collation {
  readonly #ranks = new Map<string, string>()

  constructor(locale: string) {
    const collator = new Intl.Collator(locale)
    const letters = Array.from({ length: lastLetter - firstLetter }, (_, at) =>
      String.fromCharCode(firstLetter + at)
    ).sort((a, b) => collator.compare(a, b))
    let rank = 0
    let last = ''
    for (const letter of letters) {
      if (last !== '' && collator.compare(last, letter) !== 0) rank++
      this.#ranks.set(letter, String.fromCharCode(rank))
      last = letter
    }
  }

  /** The key of a text that is folded already (`foldForSorting`). */
  keyOfFolded(folded: string): string {
    let key = ''
    for (let at = 0; at < folded.length; at++) {
      const letter = folded.charAt(at)
      key += this.#ranks.get(letter) ?? letter
    }
    return key
  }

  keyOf(text: string): string {
    return this.keyOfFolded(foldForSorting(text))
  }
}
