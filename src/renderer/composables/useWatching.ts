import { computed, onScopeDispose } from 'vue'
import type { ComputedRef } from 'vue'
import { storeToRefs } from 'pinia'
import { useI18n } from 'vue-i18n'
import type { StoredFile } from '../../shared/attachments/calls'
import type { WatchedFolder } from '../../shared/attachments/watching'
import { attachToRecords } from '../services/attaching'
import { onMainEvent } from '../services/mainEvents'
import { useDialogsStore } from '../stores/dialogs'
import { useNavigationStore } from '../stores/navigation'
import { useNoticesStore } from '../stores/notices'
import { useSaveStateStore } from '../stores/saveState'
import { useWatchingStore } from '../stores/watching'
import { useCatalogue } from './useCatalogue'
import { useJob } from './useJob'
import type { RunningJob } from './useJob'
import { useRecord } from './useRecord'

export interface Watching {
  readonly folder: ComputedRef<WatchedFolder | null>
  readonly job: RunningJob
  /** A record is open to which scans can be attached. */
  readonly canAttach: ComputedRef<boolean>
  choose(): Promise<void>
  stop(): Promise<void>
  /** Attaches what came to the open record, as one step. */
  attach(): Promise<void>
  /** Opens the dialog in which files go to records by their names. */
  byName(): void
  /** What came is not offered again. */
  pass(): Promise<void>
}

/** Keeps up with the folder watched while a catalogue is open; used once. */
export function useWatchedFolder(): void {
  const { main, catalogue } = useCatalogue()
  const store = useWatchingStore()
  const notices = useNoticesStore()
  store.folder = null
  if (catalogue.readOnly !== null) return
  main.watching.status().then(folder => (store.folder = folder), notices.reportError)
  onScopeDispose(onMainEvent('watchedFolder', folder => (store.folder = folder)))
}

export function useWatching(): Watching {
  const context = useCatalogue()
  const { watching, scanFolders } = context.main
  const { folder, isByName } = storeToRefs(useWatchingStore())
  const navigation = useNavigationStore()
  const notices = useNoticesStore()
  const saveState = useSaveStateStore()
  const dialogs = useDialogsStore()
  const record = useRecord(() => navigation.recordId)
  const job = useJob()
  const { t } = useI18n()

  async function attachTo(id: string): Promise<void> {
    const listing = await watching.take()
    if (!listing) return
    const targets = listing.files.map((_file, file) => ({ file, record: id }))
    const result = await job.run(async name => scanFolders.begin(name, listing.listing, targets))
    if (!result || result.isPaused) return
    const stored: readonly StoredFile[] = result.stored.map(({ file }) => file)
    const why = t('scanFolder.why', { title: result.work.title })
    const { attached, present } = await saveState.follow(
      attachToRecords(context, new Map([[id, stored]]), why)
    )
    await scanFolders.finish()
    await watching.seen()
    if (attached > 0) notices.add('success', 'scansAttached', { count: attached })
    if (present > 0) notices.add('info', 'scansPresent', { count: present })
    const [failed] = result.failed
    if (failed) notices.add('error', failed.code, { message: failed.message })
  }

  return {
    folder: computed(() => folder.value),
    job,
    canAttach: computed(() => record.value !== undefined && record.value.kind !== 'scan'),
    choose: async () =>
      notices.orReport(async () => {
        const chosen = await watching.choose()
        if (chosen) folder.value = chosen
      }),
    stop: async () =>
      notices.orReport(async () => {
        await watching.stop()
        folder.value = null
      }),
    attach: async () =>
      notices.orReport(async () => {
        if (record.value) await attachTo(record.value.id)
      }),
    byName() {
      isByName.value = true
      dialogs.show('scanFolder')
    },
    pass: async () =>
      notices.orReport(async () => {
        await watching.take()
        await watching.seen()
      })
  }
}
