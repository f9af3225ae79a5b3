import { folded, Role, roleOf, romanised } from './letters'

/** Called for each word of a text: folded, its place among the words, and where it stands in the text. */
export type TakeWord = (word: string, position: number, from: number, to: number) => void

const longestWord = 64
/** Not s: "s’ezd" is съезд. */
const elided = /^(?:[cdjlmnt]|qu)['’]$/
const vowels = new Set('aeiouyh')

/**
 * Divides a text into words, folded in their own script. A run of Chinese or Japanese characters gives each character
 * and, where a second follows, each pair at the same place, so that any part of it is found. Returns the place after
 * the last word.
 */
export function eachWord(text: string, take: TakeWord, firstPosition = 0): number {
  let position = firstPosition
  let from = -1
  let joinedAt = -1
  let previous = ''

  function end(at: number): void {
    const word = from < 0 ? '' : foldedWord(text.slice(from, at))
    if (word !== '') take(word, position++, from, at)
    from = -1
    joinedAt = -1
  }

  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0
    const next = at + (code > 0xffff ? 2 : 1)
    const role = roleOf(code)
    if (role !== Role.Ideograph) previous = ''
    switch (role) {
      case Role.Letter:
        // l'Humanité, d'Artagnan: the article is no part of the word.
        if (from < 0 || (joinedAt === at && isElided(text.slice(from, at), folded(code)))) from = at
        break
      case Role.Joiner:
        joinedAt = next
        break
      case Role.Silent:
        break
      case Role.Ideograph: {
        end(at)
        const letter = folded(code)
        if (previous !== '') take(previous + letter, position - 1, at - previous.length, next)
        take(letter, position++, at, next)
        previous = letter
        break
      }
      default:
        end(at)
    }
    at = next
  }
  end(text.length)
  return position
}

function isElided(article: string, next: string): boolean {
  return elided.test(article.toLowerCase()) && vowels.has(next.charAt(0))
}

const rememberedWords = 100_000
const remembered = new Map<string, string>()

function foldedWord(written: string): string {
  const known = remembered.get(written)
  if (known !== undefined) return known
  let word = ''
  for (const letter of written) {
    const code = letter.codePointAt(0) ?? 0
    if (roleOf(code) === Role.Letter) word += folded(code)
  }
  if (remembered.size >= rememberedWords) remembered.clear()
  word = word.slice(0, longestWord)
  remembered.set(written, word)
  return word
}

const runs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc]{2,}/gu

/** Longer runs are sentences, which nobody seeks in Latin letters. */
const longestRun = 12

/** Names and titles in Chinese and Japanese in Latin letters: 国际 → "guoji". */
export function romanisedRuns(text: string): readonly string[] {
  const short = (text.match(runs) ?? []).filter(({ length }) => length <= longestRun)
  return short.map(run => romanised(run).replace(/[^a-z0-9]/g, ''))
}

/** Whether the text has Chinese or Japanese that is to be found as it stands. */
export function hasRuns(text: string): boolean {
  return text.search(runs) >= 0
}

/** The words of a text, folded in their own script. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  eachWord(text, word => words.push(word))
  return words
}

/**
 * The words of a text that has to be found as it stands, one for each place: of Chinese and Japanese the pairs, which
 * overlap, so that together they are the text.
 */
export function phraseWords(text: string): string[] {
  const words: string[] = []
  const ends: number[] = []
  eachWord(text, (word, position, _from, to) => {
    const isLonger = word.length > (words[position]?.length ?? 0)
    if (!isLonger) return
    words[position] = word
    ends[position] = to
  })
  return words.filter((_, position) => position === 0 || ends[position] !== ends[position - 1])
}
