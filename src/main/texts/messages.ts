import type { WordBox } from '../../shared/texts/calls'
import type { ChildProcess } from '../processes/childProcess'
import type { WorkerReply, WorkerRequest } from '../processes/worker'

/** The text of a page with its words in their places. */
export interface ReadPage {
  readonly text: string
  readonly engine: string
  readonly words: readonly WordBox[]
}

/** The text that a PDF itself holds for a page, counted from 1. */
export interface LayerTask {
  readonly path: string
  readonly page: number
  /** Of an encrypted file. */
  readonly password?: string
}

export type ReadingTask =
  | ({ readonly op: 'layer' } & LayerTask)
  | {
      readonly op: 'recognise'
      /** A picture in a format of the rendering process: JPEG or WebP. */
      readonly picture: Uint8Array
      readonly models: readonly { readonly code: string; readonly path: string }[]
    }

export type ReadingRequest = WorkerRequest<ReadingTask>
export type ReadingReply = WorkerReply<ReadPage>
export type ReadingProcess = ChildProcess<ReadingRequest, ReadingReply>
