import type { PageSize } from '../../../../shared/attachments/pages'

/** Pixels row by row, eight bits a channel: grey, RGB or RGBA. */
export interface Decoded extends PageSize {
  readonly data: Uint8Array
  readonly channels: 1 | 2 | 3 | 4
}

/** A reader of a format that libvips here does not read. */
export interface Decoder {
  /** Sizes of the pages, upright. */
  sizes(bytes: Buffer): Promise<readonly PageSize[]>
  /** The page, counted from 1; may be smaller than it is, but no narrower than `width` where it is wider. */
  decode(bytes: Buffer, page: number, width: number): Promise<Decoded>
}

/** Decoders hold all pixels, and some of them several times. */
export const mostDecodedPixels = 100_000_000
