import type { Positions } from '../../shared/changeLog/changeset'
import type { JournalAccess } from '../../shared/changeLog/journalAccess'
import type { CatalogueRecord } from '../../shared/records/record'
import type { DrillProgress, DrillResult } from '../../shared/restoring/drill'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import {
  advance,
  applyChangesets,
  replayState,
  resetWorkingCopy
} from '../db/repositories/changesets'
import { compareDatabases } from './drillCompare'

const bytesPerRead = 1_000_000
/** So often is the comparison repeated when something was saved while it ran. */
const attempts = 5

/** Where a drill gets what it restores. */
export interface DrillSources {
  /** The next page of the snapshot, null at its end; absent for a drill from the journal alone. */
  readonly snapshotPage?: () => Promise<readonly CatalogueRecord[] | null>
  /** Lines that the snapshot has. */
  readonly lines: number
  /** Where the snapshot ends, and the journal goes on. */
  readonly positions: Positions
  readonly readJournal: JournalAccess['read']
}

/** Restores into an empty database, as a real restoring would, and compares with the catalogue that is open. */
export async function runDrill(
  restored: CatalogueDatabase,
  catalogue: CatalogueDatabase,
  sources: DrillSources,
  onProgress: (progress: DrillProgress) => void
): Promise<DrillResult> {
  const begun = performance.now()
  await resetWorkingCopy(restored, 'drill', 'drill')
  await loadSnapshot(restored, sources, onProgress)
  let positions = sources.positions
  for (let attempt = 1; ; attempt++) {
    const before = await replayState(catalogue)
    const total = distance(sources.positions, before?.positions ?? {})
    positions = await replay(restored, positions, sources, done => {
      onProgress({ step: 'replaying', done, total: Math.max(done, total) })
    })
    const records = await catalogue.records.count()
    const comparison = await compareDatabases(restored, catalogue, done => {
      onProgress({ step: 'comparing', done, total: Math.max(done, records) })
    })
    const after = await replayState(catalogue)
    const isUnchanged = JSON.stringify(before) === JSON.stringify(after)
    if (isUnchanged || attempt === attempts) {
      return { ...comparison, milliseconds: Math.round(performance.now() - begun) }
    }
  }
}

async function loadSnapshot(
  restored: CatalogueDatabase,
  { snapshotPage, lines }: DrillSources,
  onProgress: (progress: DrillProgress) => void
): Promise<void> {
  if (!snapshotPage) return
  let done = 0
  for (let page = await snapshotPage(); page; page = await snapshotPage()) {
    await restored.records.bulkPut(page)
    done += page.length
    onProgress({ step: 'reading', done, total: lines })
  }
}

async function replay(
  restored: CatalogueDatabase,
  from: Positions,
  { readJournal, positions: begin }: DrillSources,
  onChangesets: (done: number) => void
): Promise<Positions> {
  let positions = from
  for (;;) {
    const page = await readJournal(positions, bytesPerRead)
    const { changesets, isComplete } = page
    await applyChangesets(restored, page)
    positions = advance(positions, changesets)
    onChangesets(distance(begin, positions))
    if (isComplete || changesets.length === 0) return positions
  }
}

function distance(from: Positions, to: Positions): number {
  return Object.entries(to).reduce(
    (sum, [device, n]) => sum + Math.max(0, n - (from[device] ?? 0)),
    0
  )
}
