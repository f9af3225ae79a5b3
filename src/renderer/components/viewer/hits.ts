import type { WordBox } from '../../../shared/texts/calls'
import { fold } from '../../worker/fold'

/** The words of a search, as texts are compared. */
function foldedWords(text: string): string[] {
  return fold(text).split(' ').filter(Boolean)
}

function isHit(text: string, words: readonly string[]): boolean {
  const folded = fold(text).split(' ')
  return words.some(word => folded.some(part => part.startsWith(word)))
}

/** The words on a page that a search means. */
export function hitBoxes(boxes: readonly WordBox[], search: string): WordBox[] {
  const words = foldedWords(search)
  return words.length === 0 ? [] : boxes.filter(({ text }) => isHit(text, words))
}

export interface TextPiece {
  readonly text: string
  readonly isHit: boolean
}

/** A text cut where words that a search means begin and end. */
export function markedPieces(text: string, search: string): TextPiece[] {
  const words = foldedWords(search)
  if (words.length === 0) return [{ text, isHit: false }]
  return text
    .split(/([\p{L}\p{N}\p{M}'’-]+)/u)
    .map((piece, index) => ({ text: piece, isHit: index % 2 === 1 && isHit(piece, words) }))
    .filter(piece => piece.text !== '')
}
