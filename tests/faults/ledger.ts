import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import type { Operation } from '../../src/shared/changeLog/changeset'
import { create, newSubject, setField } from '../../src/shared/changeLog/edit'
import { pick } from '../helpers/random'
import type { Tally } from './tally'

export const kind = 'source'
export const field = 'title'

/** What is known of one record: the last revision that was acknowledged, and the last that was tried. */
interface Entry {
  acknowledged: number
  attempted: number
  /** The revision that moved it to the trash, tried or acknowledged. */
  deletedAt: number | null
  /** The operation that wrote the title acknowledged last. */
  operation: string
}

/** One save, to be handed over and then acknowledged. */
export interface Write {
  readonly id: string
  readonly revision: number
  readonly ops: readonly Operation[]
}

/** Everything that was handed over to be saved, and what of it was acknowledged. */
export interface Ledger {
  readonly entries: Map<string, Entry>
  /** Records of one transaction: all of them there, or none. */
  readonly groups: (readonly string[])[]
  acknowledged: number
}

/** What was read of a catalogue: the titles by record; those in the trash are left out. */
export type Found = ReadonlyMap<string, string>

export function createLedger(): Ledger {
  return { entries: new Map(), groups: [], acknowledged: 0 }
}

/** Follows from record and revision, so that a text read back can be told to be whole. */
function textFor(id: string, revision: number): string {
  const name = `${id}#${String(revision)}`
  const parts = Array.from({ length: 6 }, (_, part) =>
    createHash('sha256')
      .update(`${name} ${String(part)}`)
      .digest('base64')
  )
  return `${name} ${parts.join(' ')}`
}

export function newRecord(ledger: Ledger): Write {
  const id = v7()
  ledger.entries.set(id, { acknowledged: 0, attempted: 1, deletedAt: null, operation: '' })
  const subject = newSubject(id, kind)
  return { id, revision: 1, ops: [create(subject), setField(subject, field, textFor(id, 1))] }
}

/** A record that nothing unacknowledged was written to: else nobody knows what an edit replaces. */
function settled(ledger: Ledger, random: () => number): [string, Entry] | null {
  const ids = [...ledger.entries.keys()]
  if (ids.length === 0) return null
  const id = pick(random, ids)
  const entry = ledger.entries.get(id)
  if (!entry || entry.attempted !== entry.acknowledged || entry.deletedAt !== null) return null
  return [id, entry]
}

/** A new record, an edit or a deletion: what people do, in about that order. */
export function nextWrite(ledger: Ledger, random: () => number): Write {
  const chance = random()
  const known = chance < 0.6 ? null : settled(ledger, random)
  if (!known) return newRecord(ledger)
  const [id, entry] = known
  const revision = ++entry.attempted
  if (chance < 0.95) {
    const operation = { k: kind, r: id, f: field, p: textFor(id, revision) }
    return { id, revision, ops: [{ ...operation, o: [entry.operation] }] }
  }
  entry.deletedAt = revision
  return { id, revision, ops: [{ k: kind, r: id, f: 'deleted', p: true, o: [] }] }
}

/** `changeset` is the id that the write was given. */
export function acknowledge(ledger: Ledger, { id, revision, ops }: Write, changeset: string): void {
  const entry = ledger.entries.get(id)
  if (!entry) return
  entry.acknowledged = revision
  const index = ops.findIndex(operation => operation.f === field)
  if (index >= 0) entry.operation = `${changeset}:${String(index)}`
  ledger.acknowledged++
}

/** Null when what was found is what the ledger allows; else what is amiss. */
function faultOf(id: string, entry: Entry, text: string | undefined): 'missing' | 'wrong' | null {
  const { acknowledged, attempted, deletedAt } = entry
  if (text === undefined) return acknowledged === 0 || deletedAt !== null ? null : 'missing'
  const revision = Number(/#(\d+) /.exec(text)?.[1])
  if (text !== textFor(id, revision)) return 'wrong'
  const isGone = deletedAt !== null && deletedAt <= acknowledged
  return isGone || revision < acknowledged - (deletedAt === null ? 0 : 1) || revision > attempted
    ? 'wrong'
    : null
}

/** Compares what was found with everything that was handed over. */
export function compare(ledger: Ledger, found: Found, where: string, tally: Tally): void {
  for (const [id, entry] of ledger.entries) {
    const fault = faultOf(id, entry, found.get(id))
    if (fault) tally[fault].add(`${id} ${where}`)
  }
  for (const id of found.keys()) {
    if (!ledger.entries.has(id)) tally.wrong.add(`${id} ${where}: nobody entered it`)
  }
  for (const group of ledger.groups) {
    const there = group.filter(id => found.has(id)).length
    if (there > 0 && there < group.length) {
      tally.wrong.add(`${String(there)} of ${String(group.length)} of a transaction ${where}`)
    }
  }
}
