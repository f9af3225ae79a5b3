import type { SnapshotInfo } from '../../shared/snapshots/manifest'
import { sequenceOf } from './names'

const kept = { hours: 24, days: 30, months: 12, before: 12, thin: 5, least: 3 }
const leastShare = 0.9

/** Length of an ISO time up to the hour, the day, the month. */
const periods = [
  { length: 13, count: kept.hours },
  { length: 10, count: kept.days },
  { length: 7, count: kept.months }
]

/** Newest first. The journal orders them; the clock only those of one state. */
export function newestFirst(snapshots: readonly SnapshotInfo[]): readonly SnapshotInfo[] {
  return [...snapshots].sort((a, b) => {
    const difference = sequenceOf(b.manifest.positions) - sequenceOf(a.manifest.positions)
    return difference || (a.manifest.at < b.manifest.at ? 1 : -1)
  })
}

/**
 * Records never leave a catalogue: deleted ones are counted too. A snapshot with fewer than nine tenths of the records
 * of an earlier one has lost some; the number is that of the fullest earlier one, null for a snapshot that is as it
 * should be.
 */
export function recordsMissedBy(
  snapshots: readonly SnapshotInfo[]
): ReadonlyMap<SnapshotInfo, number | null> {
  const missed = new Map<SnapshotInfo, number | null>()
  let most = 0
  for (const snapshot of [...newestFirst(snapshots)].reverse()) {
    const { records } = snapshot.manifest
    missed.set(snapshot, records < most * leastShare ? most : null)
    most = Math.max(most, records)
  }
  return missed
}

/**
 * Those that rotation removes. Of the sound ones it keeps the newest of each of the last 24 hours, 30 days and 12
 * months in which one was made, the last 12 made before an import, a bulk edit, a migration or a new version, and
 * never fewer than three. One that lost records takes no other's place.
 */
export function expendable(snapshots: readonly SnapshotInfo[]): readonly SnapshotInfo[] {
  const missed = recordsMissedBy(snapshots)
  const ordered = newestFirst(snapshots)
  const sound = ordered.filter(snapshot => missed.get(snapshot) === null)
  const thin = ordered.filter(snapshot => missed.get(snapshot) !== null)
  const keeping = new Set([
    ...sound.slice(0, kept.least),
    ...periods.flatMap(({ length, count }) => newestOfEach(sound, length).slice(0, count)),
    ...sound.filter(wasMadeBeforeChange).slice(0, kept.before),
    ...thin.slice(0, kept.thin)
  ])
  return ordered.filter(snapshot => !keeping.has(snapshot))
}

function wasMadeBeforeChange({ manifest: { reason } }: SnapshotInfo): boolean {
  return reason !== 'hourly' && reason !== 'closing' && reason !== 'asked'
}

function newestOfEach(ordered: readonly SnapshotInfo[], length: number): readonly SnapshotInfo[] {
  const periodOf = (snapshot: SnapshotInfo | undefined) => snapshot?.manifest.at.slice(0, length)
  return ordered.filter((snapshot, index) => periodOf(snapshot) !== periodOf(ordered[index - 1]))
}
