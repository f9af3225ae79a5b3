import type { SecondLocationStatus } from '../../shared/copies/status'
import { noSecondLocation } from '../../shared/copies/status'
import type { ReadOnlyReason } from '../../shared/ipc'
import type { Job } from '../application/longJobs'
import type { CatalogueSession } from '../catalogue/catalogueSession'
import { sequenceOf } from '../snapshots/names'
import { extentOf } from './extent'
import { createKnownCopies, look, setProblem, statusOf } from './knownCopy'
import type { KnownCopy } from './knownCopy'
import type { Location } from './locationsFile'
import { mirrorCatalogue } from './mirror'
import { areOnOneDisk, placeFor, requireThere } from './secondFolder'

export interface SecondLocationContext {
  readonly userData: string
  current(): CatalogueSession | null
  onChanged(status: SecondLocationStatus): void
}

/** The copy of the open catalogue that is kept in another place. */
export interface SecondLocation {
  status(): Promise<SecondLocationStatus>
  /** The catalogue folder kept there; null without one. It may be away. */
  folder(): Promise<string | null>
  /** A folder that the person chose; the copy is made by the next run. Codes: copyWithin, folderNotUsable. */
  choose(chosen: string): Promise<SecondLocationStatus>
  /** The copy stays where it is and is no longer kept up. */
  forget(): Promise<SecondLocationStatus>
  /** Brings the copy up to date; what is in the way becomes part of the status. Fails only when it is cancelled. */
  run(job: Job): Promise<SecondLocationStatus>
}

/** Of these the journal here is not the whole truth, or not ours to pass on. */
const notCopied: readonly (ReadOnlyReason | null)[] = ['damagedJournal', 'inUse', 'newerVersion']

type Remember = (changes: Partial<Location>) => Promise<void>

export function createSecondLocation(context: SecondLocationContext): SecondLocation {
  const { find, remember } = createKnownCopies(context.userData, () => context.current())
  let last: Promise<unknown> = Promise.resolve()

  function tell(copy: KnownCopy): SecondLocationStatus {
    const status = statusOf(copy)
    if (copy.session === context.current()) context.onChanged(status)
    return status
  }

  async function settle(folder: string | null): Promise<SecondLocationStatus> {
    const copy = await find()
    if (copy === null) return noSecondLocation
    const fresh = { lastAt: null, sequence: 0, filesBehind: 0, damagedFiles: 0 }
    await remember(copy, { ...fresh, folder })
    copy.compared.clear()
    copy.problem = null
    await look(copy)
    return tell(copy)
  }

  async function runOnce(job: Job): Promise<SecondLocationStatus> {
    const copy = await find()
    if (copy === null) return noSecondLocation
    if (copy.location.folder === null) return statusOf(copy)
    if (notCopied.includes(copy.session.describe().readOnly)) return statusOf(copy)
    copy.isRunning = true
    copy.problem = null
    tell(copy)
    try {
      await update(copy, copy.location.folder, job, changes => remember(copy, changes))
    } catch (error) {
      job.signal.throwIfAborted()
      setProblem(copy, error)
    } finally {
      copy.isRunning = false
      tell(copy)
    }
    return statusOf(copy)
  }

  return {
    async status() {
      const copy = await find()
      return copy === null ? noSecondLocation : statusOf(copy)
    },
    folder: async () => (await find())?.location.folder ?? null,
    async choose(chosen) {
      const session = context.current()
      if (session === null) return noSecondLocation
      return settle(await placeFor(chosen, session.folder, session.describe().id))
    },
    forget: () => settle(null),
    async run(job) {
      const turn = last.then(() => runOnce(job))
      last = turn.catch(() => undefined)
      return turn
    }
  }
}

async function update(
  copy: KnownCopy,
  to: string,
  { signal, report }: Job,
  remember: Remember
): Promise<void> {
  const { session, compared } = copy
  await requireThere(copy.location)
  copy.isSameDisk = await areOnOneDisk(session.folder, to)
  const extent = extentOf(session.journal)
  const sequence = sequenceOf(extent.positions)
  let left = copy.location.filesBehind
  try {
    const copied = await mirrorCatalogue({
      from: session.folder,
      to,
      extent,
      compared,
      signal,
      report(step, done, total) {
        // From then on the records are there, whatever becomes of the scans.
        if (step === 'snapshots') copy.location = { ...copy.location, sequence }
        if (step === 'files') left = total - done
        report(step, done, total)
      }
    })
    const damagedFiles = copied.damaged.length
    const lastAt = new Date().toISOString()
    await remember({ lastAt, sequence, filesBehind: copied.missing.length, damagedFiles })
  } catch (error) {
    await remember({ filesBehind: left })
    throw error
  }
}
