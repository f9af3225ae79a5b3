export const papers = ['A4', 'Letter', 'A5', 'card'] as const
export type Paper = (typeof papers)[number]

export const orientations = ['portrait', 'landscape'] as const
export type Orientation = (typeof orientations)[number]

export interface PaperSize {
  /** Millimetres, upright. */
  readonly width: number
  readonly height: number
}

/** A catalogue card lies on its long side: that is its upright. */
export const paperSizes: Readonly<Record<Paper, PaperSize>> = {
  A4: { width: 210, height: 297 },
  Letter: { width: 215.9, height: 279.4 },
  A5: { width: 148, height: 210 },
  card: { width: 125, height: 75 }
}

export interface PrintedDocument {
  /** The title of the file, and its proposed name. */
  readonly title: string
  /** Markup of `markup`: elements and attributes of `allowedMarkup` only. */
  readonly body: string
  readonly paper: Paper
  readonly orientation: Orientation
  /** Language of the document as a whole, an ISO 639-1 code. */
  readonly language: string
  /** At the head of each page; none where it is empty. */
  readonly runningTitle: string
  /** "3 / 12" at the foot of each page. */
  readonly hasPageNumbers: boolean
  /** Without margins, for what brings its own: cards. */
  readonly isFullPage: boolean
}

/** A longer document would not fit into the memory of the window that lays it out. */
export const longestBody = 24 * 1024 * 1024
