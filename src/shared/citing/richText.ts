/** Text of which some is set in italic. */
export interface Run {
  readonly text: string
  readonly isItalic: boolean
}

export type RichText = readonly Run[]
export type Piece = string | RichText

export function italic(text: string): RichText {
  return text === '' ? [] : [{ text, isItalic: true }]
}

function runsOf(piece: Piece): RichText {
  if (typeof piece !== 'string') return piece
  return piece === '' ? [] : [{ text: piece, isItalic: false }]
}

export function plainText(rich: RichText): string {
  return rich.map(({ text }) => text).join('')
}

export function isBlank(piece: Piece): boolean {
  return plainText(runsOf(piece)) === ''
}

/** The pieces one after the other; neighbours of one kind become one run. */
export function concat(...pieces: readonly Piece[]): RichText {
  const runs: Run[] = []
  for (const run of pieces.flatMap(runsOf)) {
    const last = runs.at(-1)
    if (last?.isItalic === run.isItalic)
      runs[runs.length - 1] = { ...run, text: last.text + run.text }
    else runs.push(run)
  }
  return runs
}

/**
 * The pieces that are not empty with the separator between them. A mark that ends a piece is not doubled: "What is to
 * be done?" takes no period, and a piece that ends with a period none either.
 */
export function joined(pieces: readonly Piece[], separator: string): RichText {
  return pieces
    .filter(piece => !isBlank(piece))
    .reduce<RichText>((before, piece) => {
      if (before.length === 0) return runsOf(piece)
      return concat(before, afterMark(before, separator), piece)
    }, [])
}

/** The separator without a mark that stands there already. */
function afterMark(before: Piece, separator: string): string {
  const text = plainText(runsOf(before))
  const isEnded = /[.!?…][”»"’]?$/.test(text)
  return isEnded && separator.startsWith('.') ? separator.slice(1) : separator
}

/** With a period at its end, unless another mark ends it. */
export function ended(piece: Piece): RichText {
  const runs = runsOf(piece)
  return isBlank(runs) ? [] : concat(runs, afterMark(runs, '.'))
}
