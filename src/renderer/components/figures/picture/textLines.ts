/** Both bundled fonts are embedded in the picture; whoever cannot read them has one of the others. */
export const pictureFonts = [
  "'IBM Plex Sans'",
  "'Noto Serif SC'",
  "'Noto Sans CJK SC'",
  "'PingFang SC'",
  "'Microsoft YaHei'",
  "'Segoe UI'",
  "'Helvetica Neue'",
  'Arial',
  "'Noto Sans'",
  'sans-serif'
].join(', ')

/** Fonts of other viewers are wider. */
const slack = 1.14
const context = document.createElement('canvas').getContext('2d')
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

export function widthOf(text: string, size: number): number {
  if (!context) return text.length * size * 0.6
  context.font = `${size}px ${pictureFonts}`
  return context.measureText(text).width * slack
}

/** The lines of a text no wider than this: divided between words, and within those that are wider by themselves. */
export function linesOf(text: string, width: number, size: number): string[] {
  const lines = ['']
  const fits = (piece: string): boolean =>
    widthOf(((lines.at(-1) ?? '') + piece).trimEnd(), size) <= width
  const put = (piece: string): void => {
    if (fits(piece) || lines.at(-1) === '') lines.push((lines.pop() ?? '') + piece)
    else lines.push(piece)
  }
  for (const word of text.match(/\S+\s*/g) ?? []) {
    if (widthOf(word.trimEnd(), size) <= width) put(word)
    else for (const { segment } of graphemes.segment(word)) put(segment)
  }
  return lines.map(line => line.trimEnd())
}

/** No more than so many lines; what is left out is shown by an ellipsis. */
export function firstLines(text: string, width: number, size: number, most: number): string[] {
  const lines = linesOf(text, width, size)
  if (lines.length <= most) return lines
  const last = [...graphemes.segment(lines[most - 1] ?? '')].map(({ segment }) => segment)
  while (last.length > 0 && widthOf(last.join('') + '…', size) > width) last.pop()
  return [...lines.slice(0, most - 1), last.join('').trimEnd() + '…']
}
