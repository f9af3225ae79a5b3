import { cellsOf } from '../../../shared/import/cells'
import { hash53, importIds } from '../../../shared/import/hash'
import type { ImportPlan } from '../../../shared/import/plan'
import type { Resolved } from '../../../shared/import/readValue'
import { referenceTexts, requestKey } from '../../../shared/import/referenceTexts'
import type { NameRequest } from '../../../shared/import/referenceTexts'
import type { Kind } from '../../../shared/records/kind'
import type { Locale } from '../../../shared/records/words'
import type { CatalogueDatabase } from '../../db/CatalogueDatabase'
import { recordsById } from '../../db/repositories/records'
import type { Matches } from './matching'
import { namesFor } from './names'
import type { RawRow, RowOutcome } from './outcome'
import { createPlacing } from './placing'
import type { PlacedRow } from './placing'
import { createReferenced } from './referenced'
import type { Referenced } from './referenced'
import { readGroup } from './rowGroup'

export interface ImportRunOptions {
  readonly database: CatalogueDatabase
  readonly plan: ImportPlan
  readonly kind: Kind
  readonly locale: Locale
  readonly matches: Matches
  /** The records that texts name, by reference code or title; asked for a batch at a time. */
  resolve(requests: readonly NameRequest[]): Promise<readonly Resolved[]>
  /** Hashes (`hash53`) of the reference codes that rows of this file bring: rows may refer to one another. */
  readonly codesOfFile: ReadonlySet<number>
  /** When the import began, and a number of its own: together they decide the ids of new records. */
  readonly milliseconds: number
  readonly seed: number
  newKey(): string
}

const rowsAtOnce = 500

/**
 * Reads rows into what they do to the catalogue, a batch at a time; nothing is written. Rows that follow one another
 * and are about one record are read as one.
 */
export async function* importRun(
  source: AsyncIterable<readonly RawRow[]>,
  options: ImportRunOptions
): AsyncGenerator<readonly RowOutcome[]> {
  const newId = importIds(options.milliseconds, options.seed)
  const place = createPlacing(options.plan, options.matches, newId)
  const referenced = createReferenced(newId)
  let held: readonly PlacedRow[] = []
  for await (const rows of inPieces(source)) {
    const placed = [...held, ...rows.map(place)]
    const last = placed.at(-1)?.id
    // The next rows may be about the same record.
    const from = placed.findLastIndex(({ id }) => id !== last) + 1
    held = placed.slice(from)
    if (from > 0) yield await readBatch(placed.slice(0, from), options, newId, referenced)
  }
  if (held.length > 0) yield await readBatch(held, options, newId, referenced)
}

async function* inPieces(
  source: AsyncIterable<readonly RawRow[]>
): AsyncGenerator<readonly RawRow[]> {
  for await (const rows of source) {
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      yield rows.slice(from, from + rowsAtOnce)
    }
  }
}

async function readBatch(
  rows: readonly PlacedRow[],
  options: ImportRunOptions,
  newId: (text: string) => string,
  referenced: Referenced
): Promise<readonly RowOutcome[]> {
  const { database, locale } = options
  const ids = [...new Set(rows.map(({ id }) => id))]
  const existing = (await recordsById(database, ids)).flatMap(record => record ?? [])
  const byId = new Map(existing.map(record => [record.id, record]))
  const names = await namesFor(database, existing, locale)
  const resolved = await resolveAll(rows, options, newId)
  const context = {
    ...options,
    names,
    referenced,
    resolve: (text: string, kinds: readonly string[]): Resolved =>
      resolved.get(requestKey({ text, kinds })) ?? 'unknown'
  }
  return groupsOf(rows).flatMap(group =>
    readGroup(group, byId.get(group[0]?.id ?? '') ?? null, context)
  )
}

/** What the texts of these rows name; a reference code of the file itself names the record it will be. */
async function resolveAll(
  rows: readonly PlacedRow[],
  { plan, kind, resolve, codesOfFile }: ImportRunOptions,
  newId: (text: string) => string
): Promise<ReadonlyMap<string, Resolved>> {
  const requests = new Map<string, NameRequest>()
  for (const row of rows) {
    for (const request of referenceTexts(kind, cellsOf(plan, row.cells).cells)) {
      requests.set(requestKey(request), request)
    }
  }
  if (requests.size === 0) return new Map()
  const wanted = [...requests.values()]
  const answers = await resolve(wanted)
  return new Map(
    wanted.map((request, index) => {
      const answer = answers[index] ?? 'unknown'
      const isOfFile = answer === 'unknown' && codesOfFile.has(hash53(request.text))
      return [requestKey(request), isOfFile ? { id: newId(request.text) } : answer] as const
    })
  )
}

/** Rows about one record, together. */
function groupsOf(rows: readonly PlacedRow[]): PlacedRow[][] {
  const groups: PlacedRow[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last?.[0]?.id === row.id) last.push(row)
    else groups.push([row])
  }
  return groups
}
