import type { Mark, Picture } from './picture'
import { linesOf, widthOf } from './textLines'

interface Line {
  readonly text: string
  readonly y: number
}

interface SheetLayout {
  readonly width: number
  readonly height: number
  readonly title: readonly Line[]
  readonly facts: readonly Line[]
  readonly marks: readonly (Mark & { readonly x: number; readonly y: number })[]
  readonly drawing: number
  readonly notes: readonly Line[]
}

export const margin = 24
export const titleSize = 18
export const textSize = 12
const least = 640
const markWidth = 26

/** One below the other: title, facts, legend, drawing, notes. */
export function sheetLayout(title: string, picture: Picture): SheetLayout {
  const inner = Math.max(least, Math.ceil(picture.width))
  let y = margin
  const lines = (texts: readonly string[], size: number, height: number): Line[] =>
    texts
      .flatMap(text => linesOf(text, inner, size))
      .map(text => {
        y += height
        return { text, y: y - Math.round((height - size) / 2) - 2 }
      })
  const heading = lines([title], titleSize, 26)
  const facts = lines(picture.facts, textSize, 18)
  const marks = placedMarks(picture.marks, inner, y + 22)
  y = (marks.at(-1)?.y ?? y) + 18
  const drawing = y
  y += Math.ceil(picture.height) + 8
  const notes = lines(picture.notes, textSize, 17)
  const [width, height] = [inner + 2 * margin, y + margin]
  return { width, height, title: heading, facts, marks, drawing, notes }
}

/** Side by side, and in further lines where there is no more room. */
function placedMarks(marks: readonly Mark[], width: number, top: number) {
  let [x, y] = [0, top]
  return marks.map(mark => {
    const wide = markWidth + 6 + widthOf(mark.label, textSize)
    if (x > 0 && x + wide > width) [x, y] = [0, y + 20]
    const placed = { ...mark, x, y }
    x += wide + 20
    return placed
  })
}
