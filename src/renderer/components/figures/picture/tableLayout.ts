import { linesOf, widthOf } from './textLines'

type Tone = 'soft' | 'faint' | 'conflict' | 'near' | 'struck' | 'derived'

export interface PictureCell {
  readonly text: string
  readonly tone?: Tone
  /** In small letters below it. */
  readonly under?: string
}

export interface PictureTable {
  readonly columns: readonly { readonly label: string; readonly isNumber?: boolean }[]
  readonly rows: readonly { readonly cells: readonly PictureCell[]; readonly isTotal?: boolean }[]
}

interface PlacedText {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  readonly anchor: 'start' | 'end'
  readonly tone: Tone | undefined
}

export interface TableLayout {
  readonly texts: readonly PlacedText[]
  readonly rules: readonly { readonly y: number; readonly isStrong: boolean }[]
  readonly width: number
  readonly height: number
}

const size = 12
const smallSize = 11
const lineHeight = 16
const padding = 5
const gap = 24
const widest = 340

interface Line {
  readonly text: string
  readonly size: number
  readonly tone: Tone | undefined
}

interface Row {
  readonly cells: readonly (readonly Line[])[]
  readonly isTotal: boolean
}

/** Where the words of a table stand: columns as wide as what stands in them, long texts in several lines. */
export function tableLayout({ columns, rows }: PictureTable): TableLayout {
  const head = columns.map(({ label }) => cellLines({ text: label, tone: 'soft' }))
  const lines: Row[] = rows.map(({ cells, isTotal = false }) => ({
    cells: cells.map(cellLines),
    isTotal
  }))
  const all: readonly Row[] = [{ cells: head, isTotal: false }, ...lines]
  const widths = columns.map((_, at) =>
    all.reduce((most, { cells }) => Math.max(most, widthOfLines(cells[at] ?? [])), 0)
  )
  const lefts = widths.map((_, at) =>
    widths.slice(0, at).reduce((sum, width) => sum + width + gap, 0)
  )
  const texts: PlacedText[] = []
  const rules: { y: number; isStrong: boolean }[] = []
  let y = 0
  for (const [at, { cells, isTotal }] of all.entries()) {
    if (isTotal && all[at - 1]?.isTotal === false) rules.push({ y, isStrong: true })
    for (const [column, cell] of cells.entries()) {
      const isNumber = columns[column]?.isNumber === true
      const [left = 0, width = 0] = [lefts[column], widths[column]]
      for (const [line, text] of cell.entries()) {
        const place = { x: isNumber ? left + width : left, y: y + padding + 12 + line * lineHeight }
        texts.push({ ...text, ...place, anchor: isNumber ? 'end' : 'start' })
      }
    }
    y += Math.max(1, ...cells.map(({ length }) => length)) * lineHeight + 2 * padding
    rules.push({ y, isStrong: at === 0 })
  }
  const width = (lefts.at(-1) ?? 0) + (widths.at(-1) ?? 0)
  return { texts, rules, width, height: y }
}

function cellLines({ text, tone, under = '' }: PictureCell): readonly Line[] {
  const own = linesOf(text, widest, size)
  const below = under === '' ? [] : linesOf(under, widest, smallSize)
  return [
    ...own.map(line => ({ text: line, size, tone })),
    ...below.map(line => ({ text: line, size: smallSize, tone: 'soft' as const }))
  ]
}

function widthOfLines(lines: readonly Line[]): number {
  return Math.max(0, ...lines.map(line => widthOf(line.text, line.size)))
}
