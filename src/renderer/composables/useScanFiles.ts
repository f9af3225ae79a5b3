import { computed, shallowRef } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Relocation } from '../../shared/attachments/folders'
import { writeExport } from '../services/exporting'
import { fileEventsCsv } from '../services/fileEvents'
import { moveToTrash, restoreFromTrash, scanFiles, tellFound } from '../services/scanFiles'
import type { ScanFile, ScanFileList } from '../services/scanFiles'
import { useNoticesStore } from '../stores/notices'
import { useSaveStateStore } from '../stores/saveState'
import { useCatalogue } from './useCatalogue'
import { useJob } from './useJob'
import type { RunningJob } from './useJob'

export interface ScanFiles {
  /** Moves files or looks for them. */
  readonly job: RunningJob
  /** Undefined while the list is put together. */
  readonly files: Readonly<ShallowRef<readonly ScanFile[] | undefined>>
  /** The list was cut short. */
  readonly isPartial: Readonly<ShallowRef<boolean>>
  /** How many scans were looked at, while the list is put together. */
  readonly looked: Readonly<ShallowRef<Looked | null>>
  /** Bytes of all of them. */
  readonly bytes: ComputedRef<number>
  /** What the last search through a folder came to. */
  readonly relocation: Readonly<ShallowRef<Relocation | null>>
  show(list: ScanFileList): Promise<void>
  /** Ends whatever runs. */
  cancel(): Promise<void>
  moveToTrash(files: readonly ScanFile[]): Promise<void>
  restore(files: readonly ScanFile[]): Promise<void>
  relocate(): Promise<void>
  saveEvents(): Promise<void>
}

export interface Looked {
  readonly done: number
  readonly total: number
}

/** The files of scans that no record uses, that are not there, or that are in the trash. */
export function useScanFiles(): ScanFiles {
  const context = useCatalogue()
  const { main } = context
  const notices = useNoticesStore()
  const saveState = useSaveStateStore()
  const job = useJob()
  const files = shallowRef<readonly ScanFile[] | undefined>()
  const isPartial = shallowRef(false)
  const looked = shallowRef<Looked | null>(null)
  const relocation = shallowRef<Relocation | null>(null)
  const { t } = useI18n()
  const looking = useJob()
  let shown: ScanFileList = 'unused'
  let ending = new AbortController()
  let reading: Promise<void> = Promise.resolve()

  async function stopLooking(): Promise<void> {
    ending.abort(Object.assign(new Error('Cancelled'), { code: 'cancelled' }))
    await looking.cancel()
    await reading
  }

  async function look(): Promise<void> {
    await stopLooking()
    ending = new AbortController()
    reading = read(ending.signal)
    await reading
  }

  /** Cut short, it shows what was found until then. */
  async function read(signal: AbortSignal): Promise<void> {
    const found: ScanFile[] = []
    const onProgress = (done: number, total: number): void => {
      looked.value = { done, total }
    }
    const all = await looking.run(async name =>
      scanFiles(context, shown, { signal, job: name, onProgress }, found)
    )
    looked.value = null
    isPartial.value = all === undefined
    files.value = all ?? found
  }

  /** Moves files and takes them from the list; what could not be moved is in it when it is looked at again. */
  async function move(
    chosen: readonly ScanFile[],
    work: typeof moveToTrash,
    why: string
  ): Promise<void> {
    const moved = await job.run(async name => {
      await saveState.follow(work(context, chosen, why, name))
      return true
    })
    if (!moved) return look()
    const gone = new Set(chosen.map(({ sha256 }) => sha256))
    files.value = files.value?.filter(({ sha256 }) => !gone.has(sha256))
  }

  return {
    job,
    files,
    isPartial,
    looked,
    relocation,
    bytes: computed(() => (files.value ?? []).reduce((sum, { size }) => sum + size, 0)),
    async show(list) {
      await stopLooking()
      shown = list
      files.value = undefined
      relocation.value = null
      await look()
    },
    async cancel() {
      await job.cancel()
      await stopLooking()
    },
    moveToTrash: async chosen => move(chosen, moveToTrash, t('scanFiles.whyTrash')),
    restore: async chosen => move(chosen, restoreFromTrash, t('scanFiles.whyRestored')),
    async relocate() {
      relocation.value = null
      const missing = (files.value ?? []).map(({ sha256, size }) => ({ sha256, size }))
      const found = await job.run(async name => main.scanFolders.relocate(name, missing))
      await notices.orReport(async () => {
        if (found) await tellFound(context, found.found)
        await look()
      })
      relocation.value = found ?? null
    },
    async saveEvents() {
      await notices.orReport(async () => {
        const name = `${t('fileEvents.fileName')} ${new Date().toISOString().slice(0, 10)}.csv`
        const slabs = fileEventsCsv(context, t('fileEvents.somebody'))
        const saved = await writeExport(
          main.exports,
          [{ name, slabs }],
          new AbortController().signal
        )
        if (saved) notices.add('success', 'exported', { path: saved.shownPath })
      })
    }
  }
}
