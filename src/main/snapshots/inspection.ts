import type { SnapshotDifference } from '../../shared/snapshots/calls'
import type { SnapshotCounts } from '../../shared/snapshots/manifest'
import { createTally } from '../../shared/snapshots/tally'
import { parseRecord } from './recordLine'
import { readSnapshotText } from './snapshotText'
import type { SnapshotTotals } from './snapshotText'

/** What a file holds, as reading it to its end shows. */
export type Inspection = SnapshotTotals & SnapshotCounts

/** Unpacks, parses, counts and hashes everything; fails like `readSnapshotText` and at the first bad line. */
export async function inspectSnapshot(
  path: string,
  onProgress: (bytes: number) => void = () => undefined
): Promise<Inspection> {
  const text = readSnapshotText(path)
  const tally = createTally()
  let number = 0
  for await (const lines of text.lines) {
    for (const line of lines) tally.add(parseRecord(line, ++number))
    onProgress(text.bytesRead())
  }
  return { ...text.totals(), ...tally.counts() }
}

const compared = [
  'records',
  'deleted',
  'byKind',
  'lines',
  'bytes',
  'sha256',
  'textBytes',
  'textSha256'
] as const

/** Where what was found differs from what is stated; what is not stated is not compared. */
export function differencesOf(
  stated: Partial<Inspection>,
  found: Inspection
): readonly SnapshotDifference[] {
  return compared.flatMap(what => {
    const value = stated[what]
    const difference = { what, stated: written(value), found: written(found[what]) }
    return value === undefined || difference.stated === difference.found ? [] : [difference]
  })
}

/** Counts by kind in one order, whatever order they came in. */
function written(value: Inspection[(typeof compared)[number]] | undefined): string {
  if (typeof value !== 'object') return String(value)
  const kinds = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return kinds.map(([kind, count]) => `${kind} ${String(count)}`).join(', ')
}
