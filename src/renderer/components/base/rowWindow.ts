/** Chromium draws nothing beyond about 33.5 million pixels; above this the scroll bar stands for more than it is long. */
export const tallestBody = 30_000_000

/** Rows drawn beyond each edge. */
export const overscan = 8

export interface RowMeasures {
  readonly count: number
  readonly rowHeight: number
  /** Height of the visible part, without the header. */
  readonly viewport: number
}

export interface RowWindow {
  readonly first: number
  /** Included; below `first` when there are no rows. */
  readonly last: number
  /** Where the first row lies below the header: above it, as a rule, and so negative. */
  readonly top: number
}

/** The height of the body as it scrolls. */
export function bodyHeight({ count, rowHeight }: RowMeasures): number {
  return Math.min(count * rowHeight, tallestBody)
}

/** The rows to draw. All rows are of one height, so that a million of them cost no more than ten. */
export function rowWindow(measures: RowMeasures, scrollTop: number): RowWindow {
  const { count, rowHeight, viewport } = measures
  const offset = scrollTop * scaleOf(measures)
  const first = Math.max(0, Math.floor(offset / rowHeight) - overscan)
  const last = Math.min(count - 1, Math.ceil((offset + viewport) / rowHeight) - 1 + overscan)
  return { first, last, top: Math.round(first * rowHeight - offset) }
}

/** Where to scroll for a row to be seen whole, or undefined where it is. */
export function scrollTopFor(
  measures: RowMeasures,
  scrollTop: number,
  index: number
): number | undefined {
  const { rowHeight, viewport } = measures
  const scale = scaleOf(measures)
  const offset = scrollTop * scale
  const top = index * rowHeight
  if (top < offset) return top / scale
  if (top + rowHeight > offset + viewport) return Math.max(0, top + rowHeight - viewport) / scale
  return undefined
}

/** How many pixels of rows one pixel of scrolling passes. */
function scaleOf(measures: RowMeasures): number {
  const whole = measures.count * measures.rowHeight
  const shown = bodyHeight(measures)
  return whole > shown ? (whole - measures.viewport) / (shown - measures.viewport) : 1
}
