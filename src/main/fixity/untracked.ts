import { stat } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { UntrackedFile } from '../../shared/attachments/fileTrash'
import type { Job } from '../application/longJobs'
import { storedPath } from '../attachments/fileStore'
import { listStore } from './listStore'
import type { Store } from './sweep'

const untilTold = 100

/** Files of the store that no scan stands for: of work that was begun and given up, for instance. */
export async function untrackedFiles(
  { folder, watch }: Store,
  { signal, report }: Job
): Promise<readonly UntrackedFile[]> {
  report('listing', 0, 0)
  // Before the window has named all scans, each would look as if nobody knew it.
  while (!watch.isComplete()) await delay(untilTold, undefined, { signal })
  const listed = await listStore(folder, async () => {
    signal.throwIfAborted()
  })
  watch.compare(listed)
  const files: UntrackedFile[] = []
  for (const sha256 of listed.stored) {
    if (watch.expected().has(sha256)) continue
    const found = await stat(storedPath(folder, sha256)).catch(() => null)
    if (found) files.push({ sha256, size: found.size, changed: found.mtime.toISOString() })
  }
  return files
}
