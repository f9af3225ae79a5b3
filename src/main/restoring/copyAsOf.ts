import { join } from 'node:path'
import type { Positions } from '../../shared/changeLog/changeset'
import type { MadeCatalogue, MissingScan } from '../../shared/restoring/calls'
import type { Job } from '../application/longJobs'
import type { CatalogueSession } from '../catalogue/catalogueSession'
import { createCatalogueFolder } from '../catalogue/catalogueSession'
import { copyStoredFiles } from '../copies/copyFiles'
import { copyJournal } from './copyJournal'
import { makeCatalogueAt } from './newCatalogue'
import type { Unfinished } from '../files/unfinished'
import { scansInJournal } from './referencedScans'
import type { ScanNames } from './referencedScans'

/** What is told of a catalogue just made; where it lies is known to the caller. */
export type Made = Omit<MadeCatalogue, 'token' | 'shownPath'>

export interface CopyAsOf {
  readonly session: Pick<CatalogueSession, 'folder' | 'journal'>
  readonly positions: Positions
  readonly target: string
  readonly title: string
  readonly unfinished?: Unfinished
}

/**
 * Writes a new catalogue with the history of the open one up to these positions and the scans in it. It has an id of
 * its own: as another state of the same history it must never be taken for the original.
 */
export async function writeCopyAsOf(
  { session, positions, target, title, unfinished }: CopyAsOf,
  job: Job
): Promise<Made> {
  const { folder: original, journal } = session
  async function fill(folder: string): Promise<Made> {
    await createCatalogueFolder(folder, title)
    await copyJournal(journal.indexes(), positions, join(folder, 'journal'), job)
    const names = await scansInJournal(journal, positions, job)
    return { title, ...(await copyScans([original], folder, names, job)) }
  }
  return makeCatalogueAt(target, original, fill, unfinished)
}

/** Copies scans from the first of the folders that holds them whole. */
export async function copyScans(
  sources: readonly string[],
  to: string,
  names: ScanNames,
  { signal, report }: Job
): Promise<Pick<Made, 'scans' | 'missing'>> {
  let wanted: ReadonlySet<string> = new Set(names.keys())
  let scans = 0
  const reasons = new Map<string, MissingScan['reason']>()
  for (const from of sources) {
    if (wanted.size === 0) break
    const onProgress = (done: number, total: number): void => {
      report('files', done, total)
    }
    const found = await copyStoredFiles({ from, to, only: wanted, signal, onProgress })
    scans += found.copied + found.present
    for (const hash of found.missing) if (!reasons.has(hash)) reasons.set(hash, 'missing')
    for (const hash of found.damaged) reasons.set(hash, 'damaged')
    wanted = new Set([...found.missing, ...found.damaged])
  }
  const missing = [...wanted].map(sha256 => ({
    sha256,
    name: names.get(sha256) ?? '',
    reason: reasons.get(sha256) ?? ('missing' as const)
  }))
  return { scans, missing }
}
