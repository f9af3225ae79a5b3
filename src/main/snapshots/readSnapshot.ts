import type { CatalogueRecord } from '../../shared/records/record'
import type { SnapshotManifest } from '../../shared/snapshots/manifest'
import { Failure } from '../failure'
import { readManifest } from './manifestFile'
import { dataPath } from './names'
import { parseRecord } from './recordLine'
import { readSnapshotText } from './snapshotText'
import type { SnapshotTotals } from './snapshotText'

export { readManifest }

const pageSize = 1000

/**
 * The records of a snapshot, a thousand at most in a page. A record that comes again replaces the one that came before.
 * What was read counts only when the end is reached: a damaged file fails at its first bad line or at its end.
 * Codes: snapshotDamaged, snapshotMissing, snapshotNewer, snapshotUnreadable, cancelled.
 */
export async function* readSnapshot(
  folder: string,
  name: string,
  signal?: AbortSignal
): AsyncGenerator<readonly CatalogueRecord[]> {
  const manifest = await readManifest(folder, name)
  const text = readSnapshotText(dataPath(folder, name), signal)
  let page: CatalogueRecord[] = []
  let lines = 0
  for await (const part of text.lines) {
    for (const line of part) {
      lines += 1
      page.push(parseRecord(line, lines))
      if (page.length < pageSize) continue
      yield page
      page = []
    }
  }
  if (page.length > 0) yield page
  const differing = differences(manifest, { ...text.totals(), lines })
  if (differing.length > 0) {
    throw new Failure('snapshotDamaged', `${name} differs from its manifest: ${differing.join()}`)
  }
}

type Stated = SnapshotTotals & Pick<SnapshotManifest, 'lines'>

function differences(manifest: SnapshotManifest, found: Stated): readonly string[] {
  const names = ['bytes', 'sha256', 'textBytes', 'textSha256', 'lines'] as const
  return names.filter(key => manifest[key] !== found[key])
}
