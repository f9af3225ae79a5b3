import type { StoredFile } from '../../../shared/attachments/calls'
import type { FileFacts } from '../../../shared/attachments/facts'
import type { FilePages, PageSize, Tile } from '../../../shared/attachments/pages'
import type { ChildProcess } from '../../processes/childProcess'
import type { WorkerReply, WorkerRequest } from '../../processes/worker'

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

/** A stored file; the password is that of an encrypted PDF. */
export interface RenderedFile {
  readonly path: string
  readonly mediaType: string
  readonly password?: string
}

export type RenderingJob =
  | { readonly op: 'identify'; readonly path: string }
  | (RenderedFile & { readonly op: 'describe' })
  /** Several at once: asking for each takes longer than answering. */
  | { readonly op: 'describeAll'; readonly paths: readonly string[] }
  | (RenderedFile & { readonly op: 'pages' })
  | (RenderedFile & { readonly op: 'facts' })
  | (RenderedFile & {
      readonly op: 'page'
      /** Counted from 1. */
      readonly page: number
      readonly rendition: Rendition
    })
  /** Writes the page to `target` in all levels, from which tiles are taken quickly. */
  | (RenderedFile & { readonly op: 'pyramid'; readonly page: number; readonly target: string })
  /** Out of a picture of the page that was made before: a pyramid, or a smaller one. */
  | { readonly op: 'tile'; readonly path: string; readonly size: PageSize; readonly tile: Tile }

export interface RenderingAnswers {
  readonly identify: string
  readonly describe: Omit<Description, 'mediaType'>
  readonly describeAll: readonly Description[]
  readonly pages: Omit<FilePages, 'mediaType'>
  readonly facts: FileFacts
  readonly page: Picture
  readonly pyramid: Pick<Picture, 'isDamaged'>
  readonly tile: Uint8Array
}

export type RenderingRequest = WorkerRequest<RenderingJob>
export type RenderingReply = WorkerReply<RenderingAnswers[RenderingJob['op']]>
export type RenderingProcess = ChildProcess<RenderingRequest, RenderingReply>
