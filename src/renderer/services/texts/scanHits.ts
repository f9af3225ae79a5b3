import type { PageText } from '../../../shared/texts/pageText'
import { wordsOf } from '../../../shared/search/tokens'
import { hasAnyWord, wordTests } from '../../../shared/search/wordTest'

/** Pages with words of a search: those with all of them, or else those with any. */
export function pagesWithWords(texts: ReadonlyMap<number, PageText>, search: string): number[] {
  const tests = wordTests(search)
  if (tests.length === 0) return []
  const pages = [...texts.values()]
    .filter(({ text }) => text !== '')
    .map(({ page, text }) => {
      const words = [...new Set(wordsOf(text))]
      return { page, found: tests.filter(test => words.some(test)).length }
    })
    .filter(({ found }) => found > 0)
    .sort((a, b) => a.page - b.page)
  const complete = pages.filter(({ found }) => found === tests.length)
  return (complete.length > 0 ? complete : pages).map(({ page }) => page)
}

const before = 40
const after = 80

/** The first hit, in the words around it. */
export function contextOf({ text }: PageText, search: string): string {
  const tests = wordTests(search)
  const line = text.replace(/\s+/g, ' ')
  const match = [...line.matchAll(/[\p{L}\p{N}\p{M}'’-]+/gu)].find(([word]) =>
    hasAnyWord(word, tests)
  )
  const at = match?.index ?? 0
  const start = Math.max(0, at - before)
  const end = Math.min(line.length, at + after)
  return (start > 0 ? '…' : '') + line.slice(start, end) + (end < line.length ? '…' : '')
}
