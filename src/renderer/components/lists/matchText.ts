/** A text in pieces, those that match marked. */
export interface TextPiece {
  readonly text: string
  readonly isFound: boolean
}

type Ranges = readonly (readonly [number, number])[]

export function piecesOfText(text: string, ranges: Ranges): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let at = 0
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from < at || to > text.length) continue
    if (from > at) pieces.push({ text: text.slice(at, from), isFound: false })
    pieces.push({ text: text.slice(from, to), isFound: true })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isFound: false })
  return pieces
}

/** The ranges of a text within a longer one that contains it; undefined where it does not. */
export function rangesWithin(whole: string, text: string, ranges: Ranges): Ranges | undefined {
  const at = text === '' ? -1 : whole.indexOf(text)
  return at < 0 ? undefined : ranges.map(([from, to]) => [from + at, to + at] as const)
}

/** Characters that may stand before the first place that matches, so that it is in sight in a narrow column. */
const before = 8
/** Of a text that is not cut, so many characters are in sight in most columns. */
const reach = 12

/** Whether the text stands in one of the cells, with its first match near the beginning: further on it may be cut off. */
export function isInSight(cells: readonly string[], text: string, ranges: Ranges): boolean {
  return cells.some(cell => {
    const [first] = rangesWithin(cell, text, ranges) ?? []
    return first !== undefined && first[0] < reach
  })
}

/** The text from the word of its first match on, where much stands before it. */
export function excerpt(text: string, ranges: Ranges): { text: string; ranges: Ranges } {
  const first = Math.min(...ranges.map(([from]) => from))
  if (ranges.length === 0 || first <= before) return { text, ranges }
  const cut = text.lastIndexOf(' ', first) + 1
  const start = cut > 0 ? cut : first
  const mark = '… '
  return {
    text: mark + text.slice(start),
    ranges: ranges.map(([from, to]) => [from - start + mark.length, to - start + mark.length])
  }
}
