import type { ChildProcess } from '../processes/childProcess'
import type { SnapshotCounts } from '../../shared/snapshots/manifest'
import type { Inspection } from './inspection'
import type { SnapshotTotals } from './snapshotText'

/** What is asked of the process in which snapshots are packed and read. */
export type SnapshotRequest =
  | { readonly op: 'begin'; readonly temporary: string }
  | { readonly op: 'write'; readonly text: string }
  | { readonly op: 'finish'; readonly path: string; readonly counts: SnapshotCounts }
  | { readonly op: 'abort' }
  | { readonly op: 'inspect'; readonly path: string }

export interface SnapshotAnswers {
  readonly begin: null
  readonly write: null
  readonly finish: SnapshotTotals
  readonly abort: null
  readonly inspect: Inspection
}

export type SnapshotAnswer =
  | { readonly ok: true; readonly value: SnapshotAnswers[SnapshotRequest['op']] }
  | { readonly ok: false; readonly code: string; readonly message: string }

export type SnapshotReply = SnapshotAnswer | { readonly done: number; readonly total: number }

export type SnapshotProcess = ChildProcess<SnapshotRequest, SnapshotReply>

/** Tells how far the request under way is, in bytes. */
export type OnProgress = (done: number, total: number) => void

/** Does one request after the other, here or in a process of its own. */
export interface SnapshotWork {
  run<Op extends SnapshotRequest['op']>(
    request: Extract<SnapshotRequest, { op: Op }>,
    onProgress?: OnProgress
  ): Promise<SnapshotAnswers[Op]>
  /** Ends whatever is under way; afterwards nothing is written any more. */
  end(): Promise<void>
}
