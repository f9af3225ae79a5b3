import type { Operation, Positions } from '../../shared/changeLog/changeset'
import type { CatalogueRecord } from '../../shared/records/record'
import { textOf, valueOf } from '../../shared/records/record'
import { scan } from '../../shared/records/scan'
import type { Job } from '../application/longJobs'
import type { Journal } from '../journal/journal'

/** Original names of the stored files, by SHA-256. */
export type ScanNames = ReadonlyMap<string, string>

const bytesPerRead = 1_000_000
const sha256 = /^[0-9a-f]{64}$/

/** The files of all scans that a journal knows up to these positions, those in the trash included. */
export async function scansInJournal(
  journal: Pick<Journal, 'read'>,
  until: Positions,
  { signal, report }: Job
): Promise<ScanNames> {
  const [hashes, names] = [new Map<string, Set<string>>(), new Map<string, string>()]
  const total = Object.values(until).reduce((sum, n) => sum + n, 0)
  const reached: Record<string, number> = {}
  for (let done = 0; ;) {
    const page = await journal.read(reached, bytesPerRead, until)
    for (const changeset of page.changesets) {
      reached[changeset.d] = changeset.n
      for (const operation of changeset.ops) note(operation, hashes, names)
    }
    signal.throwIfAborted()
    done += page.changesets.length
    report('scans', done, total)
    if (page.isComplete || page.changesets.length === 0) break
  }
  return new Map(
    [...hashes].flatMap(([id, all]) => [...all].map(hash => [hash, names.get(id) ?? ''] as const))
  )
}

function note(
  { k, r, f, p }: Operation,
  hashes: Map<string, Set<string>>,
  names: Map<string, string>
): void {
  if (k !== scan.name || typeof p !== 'string') return
  if (f === 'originalName') names.set(r, p)
  if (f === 'sha256' && sha256.test(p)) hashes.set(r, (hashes.get(r) ?? new Set()).add(p))
}

/** The file of a record that is a scan. */
export function scanOf(record: CatalogueRecord): readonly [string, string] | null {
  const hash = textOf(valueOf(record, 'sha256'))
  if (record.kind !== scan.name || !sha256.test(hash)) return null
  return [hash, textOf(valueOf(record, 'originalName'))]
}
