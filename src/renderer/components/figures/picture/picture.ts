import type { VNode } from 'vue'

/** How a number or place is marked in charts, tables and maps; drawn by `LegendMark`. */
export type MarkName =
  | 'claimed'
  | 'others'
  | 'deprecated'
  | 'derived'
  | 'bar'
  | 'conflict'
  | 'near'
  | 'certain'
  | 'possible'
  | 'shades'

export interface Mark {
  readonly mark: MarkName
  readonly label: string
}

/** What a picture of a view consists of, below its title. */
export interface Picture {
  /** Dates, unit, scale: one line for each. */
  readonly facts: readonly string[]
  readonly marks: readonly Mark[]
  /** SVG, from the upper left corner on; null where there is nothing to draw. */
  readonly drawing: VNode | null
  readonly width: number
  readonly height: number
  readonly notes: readonly string[]
}
