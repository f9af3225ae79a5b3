import type { WordBox } from '../../shared/texts/calls'

/** Lines of a page whose places are unknown lie between these, in per cent. */
const margin = 5
const lineShare = 0.8

/**
 * Where the words of a text lie on its page. What was corrected keeps the places of the words that were read while
 * their number is the same; otherwise its lines are spread over the page, so that it is found there all the same.
 */
export function placedText(text: string, boxes: readonly WordBox[]): readonly WordBox[] {
  const words = text.split(/\s+/).filter(Boolean)
  if (words.length === boxes.length) {
    return words.flatMap((word, at) => {
      const box = boxes[at]
      return box ? [{ ...box, text: word }] : []
    })
  }
  return spreadLines(text)
}

function spreadLines(text: string): readonly WordBox[] {
  const lines = text.split('\n')
  const pitch = (100 - 2 * margin) / lines.length
  return lines.flatMap((line, at) => {
    const top = margin + at * pitch
    const place = { left: margin, width: 100 - 2 * margin, top, height: pitch * lineShare }
    return line.trim() === '' ? [] : [{ text: line.trim(), ...place }]
  })
}
