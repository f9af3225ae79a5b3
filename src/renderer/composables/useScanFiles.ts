import { computed, shallowRef } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Relocation } from '../../shared/attachments/folders'
import { writeExport } from '../services/exporting'
import { fileEventsCsv } from '../services/fileEvents'
import { putInTrash, scanFiles, tellFound } from '../services/scanFiles'
import type { ScanFile, ScanFileList } from '../services/scanFiles'
import { useNoticesStore } from '../stores/notices'
import { useSaveStateStore } from '../stores/saveState'
import { useCatalogue } from './useCatalogue'
import { useJob } from './useJob'
import type { RunningJob } from './useJob'

export interface ScanFiles {
  readonly job: RunningJob
  /** Undefined while the list is put together. */
  readonly files: Readonly<ShallowRef<readonly ScanFile[] | undefined>>
  /** Bytes of all of them. */
  readonly bytes: ComputedRef<number>
  /** What the last search through a folder came to. */
  readonly relocation: Readonly<ShallowRef<Relocation | null>>
  show(list: ScanFileList): Promise<void>
  /** All of the list, or one. */
  putInTrash(files: readonly ScanFile[], isTrash: boolean): Promise<void>
  relocate(): Promise<void>
  saveEvents(): Promise<void>
}

/** The files of scans that no record uses, that are not there, or that are in the trash. */
export function useScanFiles(): ScanFiles {
  const context = useCatalogue()
  const { main } = context
  const notices = useNoticesStore()
  const saveState = useSaveStateStore()
  const job = useJob()
  const files = shallowRef<readonly ScanFile[] | undefined>()
  const relocation = shallowRef<Relocation | null>(null)
  const { t } = useI18n()
  let shown: ScanFileList = 'unused'

  async function read(): Promise<void> {
    const list = shown
    const found = await scanFiles(context, list)
    if (list === shown) files.value = found
  }

  return {
    job,
    files,
    relocation,
    bytes: computed(() => (files.value ?? []).reduce((sum, { size }) => sum + size, 0)),
    async show(list) {
      shown = list
      files.value = undefined
      relocation.value = null
      await notices.orReport(read)
    },
    async putInTrash(chosen, isTrash) {
      await notices.orReport(async () => {
        const why = t(isTrash ? 'scanFiles.whyTrash' : 'scanFiles.whyRestored')
        await saveState.follow(putInTrash(context, chosen, isTrash, why))
        const gone = new Set(chosen.map(({ scanId }) => scanId))
        files.value = files.value?.filter(({ scanId }) => !gone.has(scanId))
      })
    },
    async relocate() {
      relocation.value = null
      const missing = (files.value ?? []).map(({ sha256, size }) => ({ sha256, size }))
      const found = await job.run(async name => main.scanFolders.relocate(name, missing))
      await notices.orReport(async () => {
        if (found) await tellFound(context, found.found)
        await read()
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
