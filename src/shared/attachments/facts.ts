/** What a file says of itself beyond its pages; empty parts are not there. */
export interface FileFacts {
  readonly mediaType: string
  /** Pixels an inch; of the first page. */
  readonly resolution?: number
  /** `bilevel`, `grey`, `rgb`, `cmyk`, `lab` or what else the reader calls it. */
  readonly colour?: string
  /** Bits of one channel. */
  readonly bits?: number
  readonly channels?: number
  readonly hasProfile?: boolean
  readonly compression?: string
  readonly title?: string
  readonly description?: string
  readonly creator?: string
  readonly copyright?: string
  readonly software?: string
  /** Maker and model of the camera or scanner. */
  readonly device?: string
  /** When it was captured, as ISO 8601 without a zone. */
  readonly captured?: string
  /** Scripts or the like, named and never run. */
  readonly active?: readonly string[]
}

/** In the order in which they are shown. */
export const factNames = [
  'title',
  'description',
  'creator',
  'copyright',
  'captured',
  'device',
  'software',
  'compression'
] as const satisfies readonly (keyof FileFacts)[]
