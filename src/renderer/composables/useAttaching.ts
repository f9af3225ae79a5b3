import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import type { IngestFailure, IngestReport } from '../../shared/attachments/calls'
import { attachStored } from '../services/attaching'
import { tokensForFiles } from '../services/droppedFiles'
import { newTransactionId } from '../services/ids'
import { onMainEvent } from '../services/mainEvents'
import { useAttachingStore } from '../stores/attaching'
import type { AttachJob } from '../stores/attaching'
import { useNoticesStore } from '../stores/notices'
import { useSaveStateStore } from '../stores/saveState'
import { useCatalogue } from './useCatalogue'

type Ingest = (job: string) => Promise<IngestReport | null>

export interface Attaching {
  readonly job: ComputedRef<AttachJob | undefined>
  readonly failures: ComputedRef<readonly IngestFailure[]>
  /** Asks for files and attaches them. */
  choose(): Promise<void>
  attachFiles(files: readonly File[]): Promise<void>
  cancel(): Promise<void>
  dismissFailures(): void
}

/** Copies files into the catalogue and attaches them to a record, one job at a time for each record. */
export function useAttaching(recordId: () => string): Attaching {
  const context = useCatalogue()
  const { attachments } = context.main
  const store = useAttachingStore()
  const notices = useNoticesStore()
  const saveState = useSaveStateStore()

  async function take(id: string, report: IngestReport): Promise<void> {
    if (report.failed.length > 0) store.failures.set(id, report.failed)
    if (report.stored.length === 0) return
    const work = attachStored(context, id, report.stored)
    const { attached, present } = await saveState.follow(work)
    if (attached > 0) notices.add('success', 'scansAttached', { count: attached })
    if (present > 0) notices.add('info', 'scansPresent', { count: present })
  }

  /** The record may be left while the job runs: the files still go to the one it was begun for. */
  async function run(ingest: Ingest): Promise<void> {
    const id = recordId()
    if (store.jobs.has(id)) return
    const job = newTransactionId()
    store.jobs.set(id, { job, progress: null })
    store.failures.delete(id)
    const stop = onMainEvent('ingestProgress', progress => {
      if (progress.job === job) store.jobs.set(id, { job, progress })
    })
    try {
      const report = await ingest(job)
      if (report) await take(id, report)
    } catch (error) {
      notices.reportError(error)
    } finally {
      stop()
      store.jobs.delete(id)
    }
  }

  return {
    job: computed(() => store.jobs.get(recordId())),
    failures: computed(() => store.failures.get(recordId()) ?? []),
    choose: async () => run(async job => attachments.choose(job)),
    attachFiles: async files =>
      run(async job => {
        const tokens = await tokensForFiles(files)
        return tokens.length === 0 ? null : attachments.ingest(job, tokens)
      }),
    async cancel() {
      const running = store.jobs.get(recordId())
      if (running) await attachments.cancel(running.job)
    },
    dismissFailures() {
      store.failures.delete(recordId())
    }
  }
}
