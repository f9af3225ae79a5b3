/** Columns laid out: where each begins and how wide it is, in pixels. */
export interface ColumnLayout {
  readonly widths: readonly number[]
  readonly starts: readonly number[]
  readonly total: number
}

export interface SizedColumn {
  readonly width: number
  readonly grows?: boolean | undefined
}

/** Lays columns out side by side; what is left of the viewport is divided among those that grow. */
export function layOut(columns: readonly SizedColumn[], viewport: number): ColumnLayout {
  const least = columns.reduce((sum, { width }) => sum + width, 0)
  const growing = columns.filter(({ grows }) => grows).length
  const share = growing > 0 ? Math.max(0, Math.floor((viewport - least) / growing)) : 0
  const widths = columns.map(({ width, grows }) => (grows ? width + share : width))
  let at = 0
  const starts = widths.map(width => {
    at += width
    return at - width
  })
  return { widths, starts, total: at }
}

const overscan = 100

/**
 * The columns to draw: those in sight and a little beside them, and the first, which stays in sight. All of them as
 * long as the viewport is not known.
 */
export function columnWindow(
  { widths, starts }: ColumnLayout,
  scrollLeft: number,
  viewport: number
): readonly number[] {
  const from = scrollLeft - overscan
  const to = scrollLeft + viewport + overscan
  return widths.flatMap((width, index) => {
    const start = starts[index] ?? 0
    return index === 0 || viewport === 0 || (start < to && start + width > from) ? [index] : []
  })
}

/** Where to scroll for a column to be seen whole beside the first, which covers what lies under it; undefined where it is. */
export function scrollLeftFor(
  { widths, starts }: ColumnLayout,
  scrollLeft: number,
  viewport: number,
  index: number
): number | undefined {
  if (index === 0) return undefined
  const start = starts[index] ?? 0
  const width = widths[index] ?? 0
  const pinned = widths[0] ?? 0
  if (start < scrollLeft + pinned) return Math.max(0, start - pinned)
  if (start + width > scrollLeft + viewport) return start + width - viewport
  return undefined
}
