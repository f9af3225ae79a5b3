import { randomUUID } from 'node:crypto'
import { Failure } from '../failure'
import { lineVersion, mainSpace, schemaVersion } from '../../shared/changeLog/changeset'
import type { Changeset, ChangesetDraft, Operation } from '../../shared/changeLog/changeset'
import { formatStamp, tick } from '../../shared/changeLog/clock'
import type { Clock } from '../../shared/changeLog/clock'
import { encodeLine, hashOf } from './line'
import { localTime } from './localTime'
import { longestLine } from './readLines'

const deepest = 32

/** Throws `invalidChangeset` unless the drafts can be written as one group, all or none. */
export function checkDrafts(drafts: readonly ChangesetDraft[]): void {
  if (drafts.length === 0) throw invalid('A group holds at least one changeset')
  const tx = drafts[0]?.tx
  drafts.forEach((draft, index) => {
    const { ops, by, why, undo, end } = draft
    if (!Array.isArray(ops) || ops.length === 0) throw invalid('A changeset changes something')
    if (typeof by !== 'string' || !isOptionalText(why) || !isOptionalText(undo)) {
      throw invalid('by, why and undo are texts')
    }
    if (!isOptionalText(draft.tx) || draft.tx === '') throw invalid('tx is a text')
    if (draft.tx !== tx) throw invalid('The changesets of a group share one tx')
    if (end !== undefined && (tx === undefined || index < drafts.length - 1)) {
      throw invalid('end closes a tx, on its last changeset')
    }
    if (!ops.every(isOperation)) throw invalid('An operation is not well formed')
  })
}

function isOperation(value: unknown): value is Operation {
  if (typeof value !== 'object' || value === null) return false
  const { k, r, f, e, p, o } = value as Record<string, unknown>
  const areNames = [k, r, f].every(name => typeof name === 'string' && name !== '')
  const isId = (id: unknown) => typeof id === 'string' && /^[^:\s]+:[1-9]\d*:\d+$/.test(id)
  return areNames && isOptionalText(e) && isJson(p, 0) && Array.isArray(o) && o.every(isId)
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}

/** What JSON would silently change (NaN, undefined, dates) is refused: what is returned must be what is stored. */
function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth >= deepest) return false
  if (Array.isArray(value)) return value.every(item => isJson(item, depth + 1))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return false
  return Object.entries(value).every(
    ([key, item]) => key !== '__proto__' && isJson(item, depth + 1)
  )
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

export interface NumberedLine {
  readonly changeset: Changeset
  readonly hash: string
  readonly bytes: Buffer
}

/** Numbers, dates and chains a group. Several changesets without a `tx` get one, so that they count only together. */
export function numberDrafts(
  drafts: readonly ChangesetDraft[],
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
    const changeset: Changeset = {
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
      ...(draft.undo === undefined ? {} : { undo: draft.undo }),
      ops: draft.ops,
      prev: hash
    }
    const json = Buffer.from(JSON.stringify(changeset))
    if (json.length > longestLine / 2) throw invalid('A changeset is too long')
    hash = hashOf(json)
    return { changeset, hash, bytes: encodeLine(json) }
  })
  return { lines, tail: { n, hash, clock } }
}
