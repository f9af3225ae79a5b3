import { randomUUID } from 'node:crypto'
import { lstat, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FixityRepair } from '../../shared/fixity/fixity'
import type { Job } from '../application/longJobs'
import { prepareStore, storedPath, storeFile } from '../attachments/fileStore'
import { Failure } from '../failure'
import { fsyncFolder } from '../files/durable'
import { checkFile } from './checkFile'
import { requireStore } from './sweep'
import type { Store } from './sweep'

type Outcome = keyof FixityRepair

/** Replaces files by the copies in the second location, each only where the copy's bytes are the right ones. */
export async function repairFiles(
  store: Store,
  second: string,
  files: readonly string[],
  { signal, report }: Job
): Promise<FixityRepair> {
  const counts: Record<Outcome, number> = { repaired: 0, withoutCopy: 0, copyDamaged: 0 }
  await requireStore(store.folder)
  await prepareStore(store.folder)
  try {
    for (const [done, file] of files.entries()) {
      report('repairing', done, files.length)
      signal.throwIfAborted()
      const outcome = await repairFile(store, second, file, signal)
      counts[outcome]++
    }
  } finally {
    await store.log.flush()
  }
  return counts
}

async function repairFile(
  store: Store,
  second: string,
  sha256: string,
  signal: AbortSignal
): Promise<Outcome> {
  const { folder, watch } = store
  const pace = (): Promise<void> => Promise.resolve()
  const here = storedPath(folder, sha256)
  const copy = storedPath(second, sha256)
  const before = await checkFile(here, sha256, { signal, pace })
  if (before.state === 'ok') {
    watch.record(sha256, before)
    return 'repaired'
  }
  const source = await checkFile(copy, sha256, { signal, pace })
  if (source.state !== 'ok') {
    const outcome = source.state === 'missing' ? 'withoutCopy' : 'copyDamaged'
    watch.record(sha256, before, 'repair', outcome)
    return outcome
  }
  await clearPlace(folder, here)
  const stored = await storeFile(folder, copy, signal, () => undefined)
  if (stored.sha256 !== sha256) {
    if (!stored.isKnown) await rm(stored.path, { force: true })
    throw new Failure('copyNotVerified', 'The copy changed while it was read')
  }
  watch.record(sha256, { state: 'ok', found: sha256 }, 'repair', noteOf(before.state))
  return 'repaired'
}

function noteOf(state: string): string {
  return state === 'missing' ? 'restored' : 'damaged file kept in files/damaged'
}

/** Something that is no file, such as a link, is set aside; a damaged file is by whoever puts the copy in its place. */
async function clearPlace(folder: string, path: string): Promise<void> {
  const found = await lstat(path).catch(() => null)
  if (found === null || found.isFile()) return
  const damaged = join(folder, 'files', 'damaged')
  await mkdir(damaged, { recursive: true })
  await rename(path, join(damaged, `${path.slice(-64)}.${randomUUID()}`))
  await fsyncFolder(damaged)
  await fsyncFolder(dirname(path))
}
