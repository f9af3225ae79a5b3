import { skeletonPrefixes, skeletons } from './skeleton'
import { phraseWords, wordsOf } from './tokens'

export type WordTest = (word: string) => boolean

/** Whether a folded word is the one sought, or begins with it, in whatever script. */
export function wordTest(sought: string, isWhole: boolean): WordTest {
  const keys = isWhole ? skeletons(sought) : skeletonPrefixes(sought)
  return word =>
    isWhole
      ? word === sought || skeletons(word).some(key => keys.includes(key))
      : word.startsWith(sought) ||
        skeletons(word).some(key => keys.some(beginning => key.startsWith(beginning)))
}

/** For each word of a search, whether a word begins with it. */
export function wordTests(search: string): readonly WordTest[] {
  return phraseWords(search).map(word => wordTest(word, false))
}

/** Whether any word of a text is one of those sought. */
export function hasAnyWord(text: string, tests: readonly WordTest[]): boolean {
  return tests.length > 0 && wordsOf(text).some(word => tests.some(test => test(word)))
}
