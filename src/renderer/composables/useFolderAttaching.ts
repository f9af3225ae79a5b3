import { computed, shallowRef, watch } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { IngestFailure, IngestProgress, StoredFile } from '../../shared/attachments/calls'
import type { FolderListing, FolderResult, FolderWork } from '../../shared/attachments/folders'
import { attachToRecords } from '../services/attaching'
import { ordered, planFolder } from '../services/folderPlan'
import type { FolderOrder, FolderPlan } from '../services/folderPlan'
import { onMainEvent } from '../services/mainEvents'
import { useSaveStateStore } from '../stores/saveState'
import { useWatchingStore } from '../stores/watching'
import { useCatalogue } from './useCatalogue'
import { useJob } from './useJob'
import type { RunningJob } from './useJob'
import { useRemembered } from './useRemembered'

export type FolderState =
  | { readonly phase: 'choosing' }
  | { readonly phase: 'preview'; readonly listing: FolderListing; readonly plan: FolderPlan }
  | { readonly phase: 'storing' }
  /** Stopped, or found unfinished. */
  | { readonly phase: 'paused'; readonly work: FolderWork }
  | { readonly phase: 'done'; readonly attached: number; readonly failed: readonly IngestFailure[] }

export interface FolderAttaching {
  readonly state: Readonly<ShallowRef<FolderState>>
  readonly job: RunningJob
  readonly progress: Readonly<Ref<IngestProgress | null>>
  readonly pattern: Ref<string>
  readonly order: Ref<FolderOrder>
  /** Goes on with what is unfinished, or asks for a folder; false when nothing was chosen. */
  open(): Promise<boolean>
  begin(): Promise<void>
  resume(): Promise<void>
  /** Stops; what is stored is kept for going on. */
  pause(): Promise<void>
  discard(): Promise<void>
}

/** Scans of many records: a folder, a pattern, a table of what would go where, then one step that can be undone. */
export function useFolderAttaching(): FolderAttaching {
  const context = useCatalogue()
  const { main, index } = context
  const { t } = useI18n()
  const saveState = useSaveStateStore()
  const watching = useWatchingStore()
  const job = useJob()
  /** The files came in the folder watched. */
  let isOfWatched = false
  const state = shallowRef<FolderState>({ phase: 'choosing' })
  const progress = shallowRef<IngestProgress | null>(null)
  const pattern = useRemembered('scanFolder.pattern', '{code}_{page}')
  const order = useRemembered<FolderOrder>('scanFolder.order', 'page')
  const times = shallowRef<{ readonly listing: string; readonly all: readonly (string | null)[] }>()

  async function plan(listing: FolderListing): Promise<void> {
    if (order.value === 'time' && times.value?.listing !== listing.listing) {
      const all = await job.run(async name => main.scanFolders.captured(name, listing.listing))
      if (!all) order.value = 'page'
      else times.value = { listing: listing.listing, all }
    }
    const made = await planFolder(listing, pattern.value, async code => index.withCode(code))
    const shown = ordered(made, order.value, times.value?.all ?? [])
    if (state.value.phase === 'preview' || state.value.phase === 'choosing') {
      state.value = { phase: 'preview', listing, plan: shown }
    }
  }

  async function run(work: (name: string) => Promise<FolderResult>): Promise<void> {
    state.value = { phase: 'storing' }
    const result = await job.run(async name => {
      const stop = onMainEvent('ingestProgress', told => {
        if (told.job === name) progress.value = told
      })
      return work(name).finally(stop)
    })
    progress.value = null
    if (result && !result.isPaused) await attach(result)
    else await showPaused()
  }

  /** Whether there is unfinished work. */
  async function showPaused(): Promise<boolean> {
    const work = await main.scanFolders.pending()
    state.value = work ? { phase: 'paused', work } : { phase: 'choosing' }
    return work !== null
  }

  async function attach({ stored, failed, work }: FolderResult): Promise<void> {
    const byRecord = new Map<string, StoredFile[]>()
    for (const { record, file } of stored) {
      const files = byRecord.get(record)
      if (files) files.push(file)
      else byRecord.set(record, [file])
    }
    const why = t('scanFolder.why', { title: work.title })
    const { attached } = await saveState.follow(attachToRecords(context, byRecord, why))
    await main.scanFolders.finish()
    if (isOfWatched) await main.watching.seen()
    state.value = { phase: 'done', attached, failed }
  }

  watch([pattern, order], () => {
    const { value } = state
    if (value.phase === 'preview') void plan(value.listing)
  })

  return {
    state,
    job,
    progress: computed(() => progress.value),
    pattern,
    order,
    async open() {
      if (await showPaused()) return true
      const arrived = watching.isByName ? await main.watching.take() : null
      watching.isByName = false
      isOfWatched = arrived !== null
      const listing = arrived ?? (await job.run(async name => main.scanFolders.choose(name)))
      if (!listing) return false
      await plan(listing)
      return true
    },
    async begin() {
      const { value } = state
      if (value.phase !== 'preview' || value.plan.targets.length === 0) return
      const { listing, plan } = value
      await run(async name => main.scanFolders.begin(name, listing.listing, plan.targets))
    },
    resume: async () => run(async name => main.scanFolders.resume(name)),
    pause: job.cancel,
    async discard() {
      await main.scanFolders.finish()
      state.value = { phase: 'choosing' }
    }
  }
}
