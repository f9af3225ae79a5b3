import type { WordBox } from '../../shared/texts/calls'

/** The text of a page with its words in their places. */
export interface ReadPage {
  readonly text: string
  readonly engine: string
  readonly words: readonly WordBox[]
}

export type ReadingTask =
  | { readonly op: 'layer'; readonly path: string; readonly page: number }
  | {
      readonly op: 'recognise'
      /** A picture in a format of the rendering process: JPEG or WebP. */
      readonly picture: Uint8Array
      readonly models: readonly { readonly code: string; readonly path: string }[]
    }

export type ReadingRequest = ReadingTask & { readonly id: number }

export type ReadingReply =
  | { readonly id: number; readonly ok: true; readonly value: ReadPage }
  | { readonly id: number; readonly ok: false; readonly code: string; readonly message: string }
