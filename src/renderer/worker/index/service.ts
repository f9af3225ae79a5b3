import type { Positions } from '../../../shared/changeLog/changeset'
import type { CatalogueRecord } from '../../../shared/records/record'
import type { Locale } from '../../../shared/records/words'
import { RecordIndex } from '../catalogueIndex'
import type { CatalogueIndex, Query, View } from '../indexTypes'
import { isWithin } from '../keptScope'
import { oneAfterAnother, pause } from '../turns'
import { carriedRows } from './carriedRows'
import type { ListedRows } from './carriedRows'
import { fingerprint } from './checkpoint'
import type { CheckpointStore } from './checkpointStore'
import type { RecordReader } from './listFinder'

/** Where the records are. */
export interface RecordSource extends RecordReader {
  all(pageSize: number): AsyncIterable<readonly CatalogueRecord[]>
  /** The catalogue, and how much of its journal the records hold. */
  state(): Promise<{ readonly catalogueId: string; readonly positions: Positions }>
}

export interface OpenedIndex {
  readonly source: RecordSource
  /** null where nothing is kept, as of an earlier state that is only looked at. */
  readonly checkpoints: CheckpointStore | null
}

/** Records taken up without a pause. */
const pageSize = 500
/**
 * Lists are asked anew after each call of `onProgress`, and what was taken up becomes a segment that is merged later:
 * the more there is, the seldomer. Milliseconds between two, at least and at most, and the growth that calls for one.
 */
const tellAfter = { least: 700, most: 10_000 }
const growthToTell = 2
const keptViews = 8
/** Milliseconds without a change, after which what changed is kept. */
const keepAfter = 20_000
/** Milliseconds after which keeping is tried again where it was not possible: at first, and at most. */
const tryAgainAfter = { first: 1000, most: 600_000 }
/** Milliseconds of merging without a pause. */
const sliceLength = 8

/** The index as the worker offers it. */
export function createIndexService(
  open: (databaseName: string) => Promise<OpenedIndex>
): CatalogueIndex {
  let opened: OpenedIndex | null = null
  let index = new RecordIndex('en')
  let positions: Record<string, number> = {}
  let builds = 0
  /** Records taken up since the page of records was read that a build takes up next. */
  let changedSinceRead = new Set<string>()
  let lastView = 0
  let keeping: ReturnType<typeof setTimeout> | undefined
  let tellNotKept: (message: string) => void = () => undefined
  let isKept = true
  let tryAfter = tryAgainAfter.first
  /** Row numbers are those of the index that the view was made with, which may be replaced meanwhile. */
  const views = new Map<number, ListedRows>()
  /** Reading records and taking them up is one step, so that an older state never comes after a newer one. */
  const step = oneAfterAnother()
  /** Positions are taken up in their order: what is kept never claims more than it holds. */
  const inOrder = oneAfterAnother()
  /** What is asked while an earlier session's index is being read waits for it, and is not answered with nothing. */
  let loading: Promise<unknown> = Promise.resolve()

  function current(): OpenedIndex {
    if (!opened) throw new Error('The index was asked before it was opened')
    return opened
  }

  function advance(to: Positions): void {
    for (const [device, n] of Object.entries(to)) {
      positions[device] = Math.max(positions[device] ?? 0, n)
    }
  }

  async function tidy(all = false): Promise<void> {
    const own = index
    for (;;) {
      const merging = own.tidy(all)
      let begun = performance.now()
      let next = merging.next()
      for (; !next.done; next = merging.next()) {
        if (performance.now() - begun < sliceLength) continue
        await pause()
        begun = performance.now()
      }
      if (!next.value || all) return
    }
  }

  async function build(locale: string, onProgress: () => void): Promise<void> {
    const own = ++builds
    const { source } = current()
    const built = new RecordIndex(locale as Locale)
    index = built
    built.isFilling = true
    positions = { ...(await source.state()).positions }
    const renamed: string[] = []
    let told = performance.now()
    let toldOf = 0
    const isTimeToTell = (): boolean => {
      const waited = performance.now() - told
      if (built.count >= toldOf * growthToTell) return waited >= tellAfter.least
      return waited >= tellAfter.most
    }
    const pages = source.all(pageSize)[Symbol.asyncIterator]()
    // The next page is read while one is taken up; what changes meanwhile is newer than what was read of it.
    function readNext() {
      changedSinceRead = new Set()
      const next = pages.next()
      // Nobody may be there any more to hear that it failed.
      next.catch(() => undefined)
      return next
    }
    let reading = readNext()
    for (let isOver = false; !isOver;) {
      await step(async () => {
        const page = await reading
        if (own !== builds || page.done) {
          isOver = true
          return
        }
        const changed = changedSinceRead
        reading = readNext()
        renamed.push(...built.put(page.value.filter(({ id }) => !changed.has(id))))
      })
      if (isOver || !isTimeToTell()) continue
      built.flush()
      await tidy()
      onProgress()
      told = performance.now()
      toldOf = built.count
    }
    if (own !== builds) return
    await step(async () => built.putMentioning(renamed, source))
    built.flush()
    built.isFilling = false
    onProgress()
    await tidy(true)
    await keep()
  }

  async function load(locale: string): Promise<Positions | null> {
    const { checkpoints, source } = current()
    const [checkpoint, state] = await Promise.all([checkpoints?.read(), source.state()])
    if (!checkpoint) return null
    const isOurs =
      checkpoint.fingerprint === fingerprint() &&
      checkpoint.locale === locale &&
      isWithin(checkpoint, state)
    if (!isOurs) return null
    builds++
    index = new RecordIndex(locale as Locale, checkpoint.index)
    positions = { ...checkpoint.positions }
    return checkpoint.positions
  }

  async function keep(): Promise<void> {
    const { checkpoints, source } = current()
    if (!checkpoints || index.isFilling) return
    try {
      const { catalogueId } = await source.state()
      const isWritten = await step(async () =>
        checkpoints.write({
          fingerprint: fingerprint(),
          catalogueId,
          locale: index.locale,
          positions: { ...positions },
          index: index.stored()
        })
      )
      if (!isWritten) return keepAgain()
      isKept = true
      tryAfter = tryAgainAfter.first
    } catch (error) {
      if (isKept) tellNotKept(error instanceof Error ? error.message : String(error))
      isKept = false
      keepAgain()
    }
  }

  function keepIn(delay: number): void {
    clearTimeout(keeping)
    keeping = setTimeout(() => void keep(), delay)
  }

  /** A window that was closed a moment ago may still hold the file; a full disk may stay full for hours. */
  function keepAgain(): void {
    keepIn(tryAfter)
    tryAfter = Math.min(2 * tryAfter, tryAgainAfter.most)
  }

  async function update(ids: readonly string[], to?: Positions): Promise<void> {
    const { source } = current()
    const own = index
    const renamed: string[] = []
    const pageAt = (from: number) => ids.slice(from, from + pageSize)
    // The next page is read while one is taken up: what changes meanwhile is told by an update after this one.
    let reading = source.read(pageAt(0))
    for (let from = 0; from < ids.length; from += pageSize) {
      await step(async () => {
        const records = await reading
        reading = source.read(pageAt(from + pageSize))
        reading.catch(() => undefined)
        renamed.push(...own.put(records))
        for (const id of pageAt(from)) changedSinceRead.add(id)
      })
    }
    await step(async () => {
      own.flush()
      await own.putMentioning(renamed, source)
    })
    // An index that took its place meanwhile reads these records itself.
    if (to && own === index) advance(to)
    void tidy()
    keepIn(keepAfter)
  }

  async function query(
    asked: Query,
    onProgress?: (done: number, total: number) => void
  ): Promise<View> {
    await loading
    const of = index
    const rows = await of.query(asked, current().source, onProgress)
    views.set(++lastView, { rows, of })
    const [oldest] = views.keys()
    if (views.size > keptViews && oldest !== undefined) views.delete(oldest)
    return { view: lastView, count: rows.length }
  }

  return {
    async open(databaseName, onNotKept) {
      tellNotKept = onNotKept
      opened = await open(databaseName)
    },
    async load(locale) {
      const loaded = load(locale)
      loading = loaded.catch(() => undefined)
      return loaded
    },
    build,
    update: async (ids, to) => inOrder(async () => update(ids, to)),
    async counts() {
      await loading
      return index.counts()
    },
    query,
    release(view) {
      views.delete(view)
    },
    rows(view, from, count) {
      const kept = views.get(view)
      return kept
        ? Array.from(kept.rows.subarray(from, from + count), row => kept.of.idOf(row))
        : []
    },
    page(view, from, count, columns) {
      const kept = views.get(view)
      return kept?.of.page(kept.rows.subarray(from, from + count), columns) ?? []
    },
    positionOf(view, id) {
      const kept = views.get(view)
      return kept?.rows.indexOf(kept.of.rowOf(id)) ?? -1
    },
    carried(from, to, ranges) {
      const [before, after] = [views.get(from), views.get(to)]
      return before && after ? carriedRows(before, after, ranges) : []
    },
    matches: async (text, ids) => index.matches(text, await current().source.read(ids)),
    labels: ids => index.labels(ids),
    suggest: (kinds, text, limit) => index.suggest(kinds, text, limit),
    valuesOf: (field, part) => index.valuesOf(field, part),
    async facets(asked) {
      await loading
      return index.facets(asked, current().source)
    },
    withCode: code => index.withCode(code),
    resolveNames: requests => index.resolveNames(requests)
  }
}
