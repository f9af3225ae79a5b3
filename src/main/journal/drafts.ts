import { randomUUID } from 'node:crypto'
import { Failure } from '../failure'
import { lineVersion, mainSpace, schemaVersion } from '../../shared/changeLog/changeset'
import type { Changeset, ChangesetDraft } from '../../shared/changeLog/changeset'
import { formatStamp, tick } from '../../shared/changeLog/clock'
import type { Clock } from '../../shared/changeLog/clock'
import type { DraftText, Frame } from '../../shared/changeLog/journalAccess'
import { encodeLine, hashOf } from './line'
import { localTime } from './localTime'
import { areOperations } from './operations'
import { longestLine } from './readLines'

/** Throws `invalidChangeset` unless every draft changes something in a well formed way. */
export function checkOperations(drafts: readonly ChangesetDraft[]): void {
  if (!drafts.every(({ ops }) => areOperations(ops))) {
    throw invalid('A changeset changes something, by operations that are well formed')
  }
}

/** Throws `invalidChangeset` unless the drafts can be written as one group, all or none. */
export function checkGroup(drafts: readonly Omit<ChangesetDraft, 'ops'>[]): void {
  if (drafts.length === 0) throw invalid('A group holds at least one changeset')
  const tx = drafts[0]?.tx
  drafts.forEach((draft, index) => {
    const { by, why, undo, end } = draft
    if (typeof by !== 'string' || !isOptionalText(why) || !isOptionalText(undo)) {
      throw invalid('by, why and undo are texts')
    }
    if (!isOptionalText(draft.tx) || draft.tx === '') throw invalid('tx is a text')
    if (draft.tx !== tx) throw invalid('The changesets of a group share one tx')
    if (end !== undefined && (tx === undefined || index < drafts.length - 1)) {
      throw invalid('end closes a tx, on its last changeset')
    }
  })
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}

function invalid(message: string): Failure {
  return new Failure('invalidChangeset', message)
}

/** The end of the device's journal, from which the next changeset follows. */
export interface Tail {
  readonly n: number
  readonly hash: string
  readonly clock: Clock
}

export interface Author {
  readonly device: string
  readonly appVersion: string
  readonly now: () => number
}

/** A changeset without its operations, which whoever had it written knows. */
export type NumberedDraft = Omit<Changeset, 'ops'>

export interface NumberedLine {
  readonly numbered: NumberedDraft
  readonly frame: Frame
  readonly hash: string
  readonly bytes: Buffer
}

/** Numbers, dates and chains a group. Several changesets without a `tx` get one, so that they count only together. */
export function numberDrafts(
  drafts: readonly DraftText[],
  tail: Tail,
  author: Author
): { readonly lines: readonly NumberedLine[]; readonly tail: Tail } {
  const ownTx = drafts.length > 1 && drafts[0]?.tx === undefined ? randomUUID() : undefined
  let { n, hash, clock } = tail
  const lines = drafts.map((draft, index) => {
    const now = author.now()
    clock = tick(clock, now)
    n++
    const tx = draft.tx ?? ownTx
    const isEnd = draft.end ?? (ownTx !== undefined && index === drafts.length - 1)
    const heading = {
      v: lineVersion,
      sv: schemaVersion,
      space: mainSpace,
      d: author.device,
      n,
      t: formatStamp(clock, author.device),
      at: localTime(now),
      by: draft.by,
      app: author.appVersion,
      ...(draft.why === undefined ? {} : { why: draft.why }),
      ...(tx === undefined ? {} : { tx }),
      ...(isEnd ? { end: true as const } : {}),
      ...(draft.undo === undefined ? {} : { undo: draft.undo })
    }
    const frame = {
      head: `${JSON.stringify(heading).slice(0, -1)},"ops":`,
      tail: `,"prev":"${hash}"}`
    }
    const json = Buffer.from(frame.head + draft.ops + frame.tail)
    if (json.length > longestLine / 2) throw invalid('A changeset is too long')
    const numbered = { ...heading, prev: hash }
    hash = hashOf(json)
    return { numbered, frame, hash, bytes: encodeLine(json) }
  })
  return { lines, tail: { n, hash, clock } }
}
