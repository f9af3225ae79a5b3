import type { WordBox } from '../../../shared/texts/calls'
import { hasAnyWord, wordTests } from '../../../shared/search/wordTest'

/** The words on a page that a search means. */
export function hitBoxes(boxes: readonly WordBox[], search: string): WordBox[] {
  const tests = wordTests(search)
  return boxes.filter(({ text }) => hasAnyWord(text, tests))
}

export interface TextPiece {
  readonly text: string
  readonly isHit: boolean
}

/** A text cut where words that a search means begin and end. */
export function markedPieces(text: string, search: string): TextPiece[] {
  const tests = wordTests(search)
  if (tests.length === 0) return [{ text, isHit: false }]
  return text
    .split(/([\p{L}\p{N}\p{M}'’-]+)/u)
    .map((piece, index) => ({ text: piece, isHit: index % 2 === 1 && hasAnyWord(piece, tests) }))
    .filter(piece => piece.text !== '')
}
