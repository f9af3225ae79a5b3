import type { StoredFile } from '../../../shared/attachments/calls'

/** The type of what cannot be told from its bytes. */
export const unknownType = 'application/octet-stream'

/** What the bytes say of the file; null where the format cannot be read or counts no such thing. */
export type Description = Pick<StoredFile, 'mediaType' | 'pages' | 'width' | 'height'>

export interface Picture {
  readonly bytes: Uint8Array
  /** Rendered as far as the file could be read. */
  readonly isDamaged: boolean
}

/** Box into which a page is fitted, in pixels, and the format it is wanted in. */
export interface Rendition {
  readonly width: number
  readonly height: number
  readonly format: 'jpeg' | 'webp'
}

export type RenderingJob =
  | { readonly op: 'identify'; readonly path: string }
  | { readonly op: 'describe'; readonly path: string; readonly mediaType: string }
  | {
      readonly op: 'page'
      readonly path: string
      readonly mediaType: string
      /** Counted from 1. */
      readonly page: number
      readonly rendition: Rendition
    }

export interface RenderingAnswers {
  readonly identify: string
  readonly describe: Omit<Description, 'mediaType'>
  readonly page: Picture
}

export type RenderingRequest = RenderingJob & { readonly id: number }

export type RenderingReply =
  | { readonly id: number; readonly ok: true; readonly value: RenderingAnswers[RenderingJob['op']] }
  | { readonly id: number; readonly ok: false; readonly code: string; readonly message: string }
