import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { textOf, valueOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'

export interface ScanFile {
  readonly sha256: ComputedRef<string>
  readonly name: ComputedRef<string>
  readonly mediaType: ComputedRef<string>
  /** Opens the file in the system's program, or shows it where no program may open it. */
  open(): Promise<void>
  reveal(): Promise<void>
  /** Begins to drag it out of the window. */
  drag(): Promise<void>
}

/** The file behind a scan's record. */
export function useScanFile(scan: () => CatalogueRecord | undefined): ScanFile {
  const { attachments } = useCatalogue().main
  const notices = useNoticesStore()
  const text = (field: string): ComputedRef<string> =>
    computed(() => {
      const record = scan()
      return record ? textOf(valueOf(record, field)) : ''
    })
  const sha256 = text('sha256')
  const name = text('originalName')

  async function attempt(work: (sha256: string, name: string) => Promise<void>): Promise<void> {
    if (sha256.value === '') return
    try {
      await work(sha256.value, name.value)
    } catch (error) {
      notices.reportError(error)
    }
  }

  return {
    sha256,
    name,
    mediaType: text('mediaType'),
    open: async () =>
      attempt(async (hash, fileName) => {
        const how = await attachments.open(hash, fileName)
        if (how === 'shown') notices.add('info', 'scanShownInstead')
      }),
    drag: async () => attempt(async (hash, fileName) => attachments.drag(hash, fileName)),
    reveal: async () => attempt(async (hash, fileName) => attachments.showInFolder(hash, fileName))
  }
}
