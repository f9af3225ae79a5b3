import { Failure } from '../failure'
import type { DraftText } from '../../shared/changeLog/journalAccess'
import { isDiskFull } from '../files/operations'
import type { FileOperations } from '../files/operations'
import { releaseBallast, restoreBallast } from './ballast'
import type { Ballast } from './ballast'
import { addLine } from './deviceIndex'
import type { DeviceIndex } from './deviceIndex'
import { numberDrafts } from './drafts'
import type { Author, NumberedLine, Tail } from './drafts'
import { copyGroups, noteGroup } from './groups'
import { cutBack, newSegment, openSegment, recoverSegment, writeDurably } from './segmentFile'
import type { OpenSegment } from './segmentFile'

export interface CommitOptions {
  readonly index: DeviceIndex
  /** Folder of the device's segments. */
  readonly folder: string
  readonly author: Author
  readonly segmentBytes: number
  readonly ballast: Ballast
  readonly operations: FileOperations
}

/** What is known of the end of the journal, between commits. */
export interface CommitState {
  tail: Tail
  open: OpenSegment | null
  mustRotate: boolean
  isFull: boolean
  /** Set for good when it can no longer be shown what the disk holds. */
  broken: Failure | null
}

/** One call of `append`. */
export interface Request {
  readonly drafts: readonly DraftText[]
  readonly resolve: (lines: readonly NumberedLine[]) => void
  readonly reject: (error: unknown) => void
}

/** Writes the requests together with one sync. Throws when none of them was written. */
export async function commit(
  state: CommitState,
  options: CommitOptions,
  requests: readonly Request[],
  isExpired: () => boolean
): Promise<void> {
  if (state.broken) throw state.broken
  await awaitSpace(state, options)
  const { accepted, tail } = numberRequests(state, options, requests)
  const lines = accepted.flatMap(group => group.lines)
  if (lines.length === 0) return
  const open = await ensureOpen(state, options)
  const bytes = Buffer.concat(lines.map(line => line.bytes))
  const outcome = await writeDurably(open, bytes, options.operations)
  if (outcome.step === 'done' && !isExpired()) {
    if (options.index.segments.at(-1) !== open.segment) options.index.segments.push(open.segment)
    for (const { numbered, hash, bytes } of lines) {
      addLine(options.index, open.segment, { changeset: numbered, hash, length: bytes.length })
    }
    state.tail = tail
    for (const group of accepted) group.resolve(group.lines)
    return
  }
  const error = outcome.step === 'done' ? null : outcome.error
  if (isDiskFull(error)) state.isFull = true
  try {
    await undo(state, options, open, outcome.step === 'write')
  } catch (cause) {
    state.broken = new Failure('journalFailed', 'The journal cannot be shown to be whole', {
      cause
    })
  }
  throw writeFailure(error)
}

function writeFailure(cause: unknown): Failure {
  return isDiskFull(cause)
    ? new Failure('diskFull', 'The disk is full', { cause })
    : new Failure('journalFailed', 'The journal could not be written', { cause })
}

/** Once the disk was full, nothing is accepted until the ballast could be put back. */
async function awaitSpace(state: CommitState, { ballast, folder }: CommitOptions): Promise<void> {
  if (!state.isFull) return
  const isRestored = await restoreBallast(folder, ballast).catch((error: unknown) => {
    if (isDiskFull(error)) return false
    throw writeFailure(error)
  })
  if (!isRestored) throw new Failure('diskFull', 'The disk is still full')
  state.isFull = false
}

interface NumberedRequest extends Request {
  readonly lines: readonly NumberedLine[]
}

/** What one request does wrong fails that one only. */
function numberRequests(
  state: CommitState,
  { index, author }: CommitOptions,
  requests: readonly Request[]
): { readonly accepted: readonly NumberedRequest[]; readonly tail: Tail } {
  const groups = copyGroups(index.groups)
  let tail = state.tail
  const accepted: NumberedRequest[] = []
  for (const request of requests) {
    try {
      const tx = request.drafts[0]?.tx
      if (tx !== undefined && groups.interrupted.has(tx)) {
        throw new Failure('invalidChangeset', `The transaction ${tx} was interrupted`)
      }
      const numbered = numberDrafts(request.drafts, tail, author)
      for (const line of numbered.lines) noteGroup(groups, line.numbered)
      tail = numbered.tail
      accepted.push({ ...request, lines: numbered.lines })
    } catch (error) {
      request.reject(error)
    }
  }
  return { accepted, tail }
}

async function ensureOpen(state: CommitState, options: CommitOptions): Promise<OpenSegment> {
  if (state.open && state.open.segment.size < options.segmentBytes) return state.open
  const { index, folder, operations, segmentBytes } = options
  try {
    await state.open?.file.close()
    state.open = null
    const last = index.segments.at(-1)
    if (last && last.size < segmentBytes && !state.mustRotate) {
      state.open = await openUnchanged(last, operations)
    } else {
      state.open = await newSegment(folder, (last?.number ?? 0) + 1, operations)
    }
    state.mustRotate = false
    return state.open
  } catch (error) {
    state.open = null
    throw error instanceof Failure ? error : writeFailure(error)
  }
}

async function openUnchanged(
  segment: OpenSegment['segment'],
  operations: FileOperations
): Promise<OpenSegment> {
  const open = await openSegment(segment, operations)
  if ((await open.file.stat()).size === segment.size) return open
  await open.file.close()
  throw new Failure('journalFailed', `${segment.path} was changed by another program`)
}

async function undo(
  state: CommitState,
  { index, ballast, operations }: CommitOptions,
  open: OpenSegment,
  isDescriptorSound: boolean
): Promise<void> {
  if (state.isFull) await releaseBallast(ballast)
  if (isDescriptorSound) {
    const isCut = await cutBack(open, operations).then(
      () => true,
      () => false
    )
    if (isCut) return
  }
  state.open = null
  await recoverSegment(open, state.tail.hash, operations)
  state.mustRotate = true
  if (open.segment.size === 0 && index.segments.at(-1) === open.segment) index.segments.pop()
}
