import { wordsOf } from '../../src/shared/search/tokens'
import { pick, whole } from '../helpers/random'

/** One search, as it is typed here, and in the peer's own language. */
export interface Search {
  readonly typed: string
  readonly match: string
}

type Make = (random: () => number, words: readonly string[], title: readonly string[]) => Search

const quoted = (word: string): string => `"${word}"`
const prefix = (word: string, random: () => number): string => word.slice(0, 3 + whole(random, 2))

/** Kinds of searches over words that stand in a record. */
const kinds: Readonly<Record<string, Make>> = {
  'one word': (random, words) => {
    const word = pick(random, words)
    return { typed: word, match: `${quoted(word)} *` }
  },
  'beginning of a word': (random, words) => {
    const typed = prefix(pick(random, words), random)
    return { typed, match: `${quoted(typed)} *` }
  },
  'two words': (random, words) => {
    const both = [pick(random, words), pick(random, words)]
    return { typed: both.join(' '), match: both.map(word => `${quoted(word)} *`).join(' AND ') }
  },
  'three words, the last begun': (random, words) => {
    const all = [pick(random, words), pick(random, words), prefix(pick(random, words), random)]
    return { typed: all.join(' '), match: all.map(word => `${quoted(word)} *`).join(' AND ') }
  },
  phrase: (random, words) => {
    const at = whole(random, words.length - 1)
    const phrase = quoted(words.slice(at, at + 2).join(' '))
    return { typed: phrase, match: phrase }
  },
  'in the title': (random, _words, title) => {
    const word = pick(random, title)
    return { typed: `title:${word}`, match: `title: ${quoted(word)} *` }
  },
  excluding: (random, words) => {
    const [wanted, other] = [pick(random, words), pick(random, words)]
    return {
      typed: `${wanted} -${other}`,
      match: `${quoted(wanted)} * NOT ${quoted(other)} *`
    }
  }
}

export const searchKinds = Object.keys(kinds)

/** Words of Chinese are left out: the peer's tokeniser takes a sentence for one word. */
const isAlphabetic = (word: string): boolean => /^[a-zа-яα-ω]{4,}$/.test(word)

export function searchIn(
  kind: string,
  random: () => number,
  text: string,
  title: string
): Search | null {
  const words = wordsOf(text).filter(isAlphabetic)
  const titles = wordsOf(title).filter(isAlphabetic)
  return words.length > 1 && titles.length > 0
    ? (kinds[kind]?.(random, words, titles) ?? null)
    : null
}
