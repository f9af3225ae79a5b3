import { importIds } from '../hash'
import type { Resolved } from '../readValue'
import { referenceTexts, requestKey } from '../referenceTexts'
import type { NameRequest } from '../referenceTexts'
import { isOwnRow } from '../sourceRow'
import type { SourceRow } from '../sourceRow'
import type { Locale } from '../../records/words'
import { mayReferToItself, noFileNames, readFileNames } from './fileNames'
import type { FileNames } from './fileNames'
import type { KindPlans } from './kindPlans'
import { namesFor } from './names'
import type { RowOutcome } from './outcome'
import { createPlacing } from './placing'
import type { Place, PlacedRow } from './placing'
import type { ReadRecords } from './readRecords'
import { createReferenced } from './referenced'
import type { Referenced } from './referenced'
import { createParents } from './parents'
import type { Parents } from './parents'
import { parentsOf, readGroup } from './rowGroup'

export interface ImportRunOptions {
  readonly records: ReadRecords
  readonly plans: KindPlans
  readonly locale: Locale
  /** The records that texts name, by reference code or title; asked for a batch at a time. */
  resolve(requests: readonly NameRequest[]): Promise<readonly Resolved[]>
  /** When the import began, and a number of its own: together they decide the ids of new records. */
  readonly milliseconds: number
  readonly seed: number
  newKey(): string
}

const rowsAtOnce = 500

/**
 * Reads rows into what they do to the catalogue, a batch at a time; nothing is written. Rows that follow one another
 * and are about one record are read as one. `rows` gives the file from its beginning; it is read twice where rows may
 * refer to one another.
 */
export async function* importRun(
  rows: () => AsyncIterable<readonly SourceRow[]>,
  options: ImportRunOptions
): AsyncGenerator<readonly RowOutcome[]> {
  const { plans } = options
  const newId = importIds(options.milliseconds, options.seed)
  const placedPages = (): AsyncGenerator<readonly PlacedRow[]> =>
    placeAll(rows(), createPlacing(plans, newId), options)
  const names = mayReferToItself(plans) ? await readFileNames(placedPages()) : noFileNames
  const within = {
    names,
    referenced: createReferenced(newId),
    parents: createParents(options.records, names.isMoved)
  }
  let held: readonly PlacedRow[] = []
  for await (const page of placedPages()) {
    const placed = [...held, ...page]
    const last = placed.at(-1)?.id
    // The next rows may be about the same record.
    const from = placed.findLastIndex(({ id }) => id !== last) + 1
    held = placed.slice(from)
    if (from > 0) yield await readBatch(placed.slice(0, from), options, within)
  }
  if (held.length > 0) yield await readBatch(held, options, within)
}

async function* placeAll(
  source: AsyncIterable<readonly SourceRow[]>,
  place: Place,
  options: ImportRunOptions
): AsyncGenerator<readonly PlacedRow[]> {
  for await (const page of inPieces(source)) {
    const abouts = await aboutsOf(page, options)
    yield page.map((row, index) => place(row, abouts[index] ?? null))
  }
}

async function* inPieces(
  source: AsyncIterable<readonly SourceRow[]>
): AsyncGenerator<readonly SourceRow[]> {
  for await (const rows of source) {
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      yield rows.slice(from, from + rowsAtOnce)
    }
  }
}

/** The records that rows say they are about. */
async function aboutsOf(
  rows: readonly SourceRow[],
  { resolve }: ImportRunOptions
): Promise<readonly (Resolved | null)[]> {
  const requests = rows.flatMap(({ about }) => about ?? [])
  if (requests.length === 0) return []
  const answers = await resolve(requests)
  let at = 0
  return rows.map(({ about }) => (about ? (answers[at++] ?? 'unknown') : null))
}

/** What is known of the whole file, and of the rows read so far. */
interface Within {
  readonly names: FileNames
  readonly referenced: Referenced
  readonly parents: Parents
}

async function readBatch(
  rows: readonly PlacedRow[],
  options: ImportRunOptions,
  { names: fileNames, referenced, parents }: Within
): Promise<readonly RowOutcome[]> {
  const { records, locale, newKey } = options
  const ids = [...new Set(rows.map(({ id }) => id))]
  const existing = (await records.byId(ids)).flatMap(record => record ?? [])
  const byId = new Map(existing.map(record => [record.id, record]))
  const names = await namesFor(records, existing, locale)
  const resolved = await resolveAll(rows, options, fileNames)
  const resolve = (text: string, kinds: readonly string[]): Resolved =>
    resolved.get(requestKey({ text, kinds })) ?? 'unknown'
  await parents.prepare([...new Set(rows.flatMap(row => parentsOf(row, resolve)))])
  const context = { newKey, names, referenced, parents, resolve }
  return groupsOf(rows).flatMap(group =>
    readGroup(group, byId.get(group[0]?.id ?? '') ?? null, context)
  )
}

/** What the texts of these rows name, in the catalogue or else in the file itself. */
async function resolveAll(
  rows: readonly PlacedRow[],
  { resolve }: ImportRunOptions,
  fileNames: FileNames
): Promise<ReadonlyMap<string, Resolved>> {
  const requests = new Map<string, NameRequest>()
  for (const { own, cells } of rows) {
    for (const request of referenceTexts(own.plan, cells)) {
      requests.set(requestKey(request), request)
    }
  }
  if (requests.size === 0) return new Map()
  const wanted = [...requests.values()]
  const foreign = wanted.filter(({ text }) => !isOwnRow(text))
  const answers = foreign.length === 0 ? [] : await resolve(foreign)
  const found = new Map(foreign.map((request, index) => [request, answers[index] ?? 'unknown']))
  return new Map(
    wanted.map(request => {
      const answer = found.get(request) ?? 'unknown'
      return [requestKey(request), answer === 'unknown' ? fileNames.resolve(request) : answer]
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
