import type { PageText } from '../../../shared/texts/pageText'
import { fold } from '../../worker/fold'

function folded(text: string): string {
  return ` ${fold(text)}`
}

function wordsOf(search: string): string[] {
  return fold(search).split(' ').filter(Boolean)
}

/** Pages with words of a search: those with all of them, or else those with any. */
export function pagesWithWords(texts: ReadonlyMap<number, PageText>, search: string): number[] {
  const words = wordsOf(search)
  if (words.length === 0) return []
  const pages = [...texts.values()]
    .filter(({ text }) => text !== '')
    .map(({ page, text }) => {
      const known = folded(text)
      return { page, found: words.filter(word => known.includes(` ${word}`)).length }
    })
    .filter(({ found }) => found > 0)
    .sort((a, b) => a.page - b.page)
  const complete = pages.filter(({ found }) => found === words.length)
  return (complete.length > 0 ? complete : pages).map(({ page }) => page)
}

const before = 40
const after = 80

/** The first hit, in the words around it. */
export function contextOf({ text }: PageText, search: string): string {
  const words = wordsOf(search)
  const line = text.replace(/\s+/g, ' ')
  const match = [...line.matchAll(/[\p{L}\p{N}\p{M}'’-]+/gu)].find(([word]) =>
    fold(word)
      .split(' ')
      .some(part => words.some(wanted => part.startsWith(wanted)))
  )
  const at = match?.index ?? 0
  const start = Math.max(0, at - before)
  const end = Math.min(line.length, at + after)
  return (start > 0 ? '…' : '') + line.slice(start, end) + (end < line.length ? '…' : '')
}
