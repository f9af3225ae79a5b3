import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { schemaVersion } from '../../shared/changeLog/changeset'
import type { SnapshotEnd, SnapshotOutcome } from '../../shared/snapshots/calls'
import type { SnapshotInfo, SnapshotReason } from '../../shared/snapshots/manifest'
import type { CatalogueSession } from '../catalogue/catalogueSession'
import { Failure } from '../failure'
import { makeFolderDurably } from '../files/durable'
import type { SnapshotsContext } from './context'
import { writeManifest } from './manifestFile'
import { dataPath, manifestPath, sequenceOf, snapshotName, snapshotsFolder } from './names'
import { rotate } from './rotate'
import { createSnapshotWriter } from './snapshotWriter'
import type { SnapshotWriter } from './snapshotWriter'
import { sweepUnfinished, temporaryName } from './sweeping'
import type { SnapshotTotals } from './snapshotText'
import { writeFailure } from './writeFailure'

export interface SnapshotMaking {
  begin(job: string, reason: SnapshotReason): Promise<void>
  write(job: string, text: string): Promise<void>
  finish(job: string, end: SnapshotEnd): Promise<SnapshotOutcome>
  abort(job: string): Promise<void>
  /** Takes away the one that is being made. */
  close(): Promise<void>
}

interface Making {
  readonly job: string
  readonly reason: SnapshotReason
  readonly session: CatalogueSession
  readonly writer: SnapshotWriter
}

/** Makes one snapshot at a time from what the page reads; whatever fails leaves nothing of it. */
export function createSnapshotMaking(context: SnapshotsContext): SnapshotMaking {
  let current: Making | null = null

  function making(job: string): Making {
    if (current?.job === job && current.session === context.opened()) return current
    throw new Failure('snapshotEnded', 'This snapshot has ended or was cancelled')
  }

  async function discard(): Promise<void> {
    const ended = current
    current = null
    if (!ended) return
    await ended.writer.end()
    await sweepOwn(ended.session)
  }

  /** A call for another job than the current one takes nothing from that. */
  async function orDiscard<Value>(job: string, work: () => Promise<Value>): Promise<Value> {
    try {
      return await work()
    } catch (error) {
      if (current?.job === job) await discard()
      throw writeFailure(error)
    }
  }

  return {
    async begin(job, reason) {
      await discard()
      const session = context.opened()
      if (context.shown()?.readOnly !== null) throw new Failure('readOnly', 'Read only')
      current = {
        job,
        reason,
        session,
        writer: await orDiscard(job, () => begin(session, context))
      }
    },
    write: (job, text) => orDiscard(job, () => making(job).writer.write(text)),
    async finish(job, end) {
      const { session } = making(job)
      const snapshot = await orDiscard(job, () => finish(making(job), end, context))
      current = null
      try {
        return await rotate(session, snapshot, context.operations)
      } catch (error) {
        context.onTrouble(error)
        return { snapshot, recordsBefore: null }
      }
    },
    async abort(job) {
      if (current?.job === job) await discard()
    },
    close: discard
  }
}

/** Removes what this device left unfinished in the catalogue's folder. */
export async function sweepOwn(session: CatalogueSession): Promise<void> {
  await sweepUnfinished(snapshotsFolder(session.folder), session.describe().device)
}

async function begin(
  session: CatalogueSession,
  context: SnapshotsContext
): Promise<SnapshotWriter> {
  const folder = snapshotsFolder(session.folder)
  await makeFolderDurably(folder, context.operations)
  const temporary = join(folder, temporaryName(session.describe().device, randomUUID()))
  return createSnapshotWriter(temporary, () => context.startWork(), context.operations)
}

async function finish(
  { job, reason, session, writer }: Making,
  end: SnapshotEnd,
  context: SnapshotsContext
): Promise<SnapshotInfo> {
  requireRecords(end)
  const at = context.now?.() ?? new Date()
  const folder = snapshotsFolder(session.folder)
  const name = snapshotName(at, end.positions)
  const totals = await verified(job, dataPath(folder, name), end, writer, context)
  const { id, title } = session.describe()
  const manifest = {
    format: 1 as const,
    catalogue: { id, title },
    reason,
    at: at.toISOString(),
    app: context.appVersion,
    schemaVersion,
    positions: end.positions,
    ...end.counts,
    ...totals
  }
  await writeManifest(folder, name, manifest, context.operations).catch(async (error: unknown) => {
    await rm(manifestPath(folder, name), { force: true })
    await rm(dataPath(folder, name), { force: true })
    throw error
  })
  await writer.end()
  return { name, place: 'catalogue', manifest }
}

function verified(
  job: string,
  path: string,
  { counts }: SnapshotEnd,
  writer: SnapshotWriter,
  { longJobs }: SnapshotsContext
): Promise<SnapshotTotals> {
  return longJobs.run(job, async ({ signal, report }) => {
    const work = await writer.complete()
    signal.addEventListener('abort', () => void work.end())
    return work.run({ op: 'finish', path, counts }, (done, total) => {
      report('verifying', done, total)
    })
  })
}

/** An empty working copy over a journal with entries is a lost one; without entries there is nothing to keep. */
function requireRecords({ counts, positions }: SnapshotEnd): void {
  if (counts.records > 0) return
  const entries = String(sequenceOf(positions))
  throw new Failure('snapshotEmpty', `The working copy is empty after ${entries} entries`)
}
