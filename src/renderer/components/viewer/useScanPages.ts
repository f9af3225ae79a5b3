import { computed, inject, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import { pageSize } from '../../../shared/attachments/pages'
import type { FilePages, PageSize } from '../../../shared/attachments/pages'
import type { ViewedScan } from '../../../shared/viewer/viewed'
import { scanService } from './scanService'

export interface ScanPages {
  readonly pages: Readonly<ShallowRef<FilePages | null>>
  readonly count: ComputedRef<number>
  /** Of the page looked at; null while it is not known, and for a page that cannot be read. */
  readonly size: ComputedRef<PageSize | null>
  /** Reads it again, after an encrypted file was unlocked. */
  again(): void
  /** Code of the reason for which there is no picture. */
  readonly failure: ComputedRef<string | null>
}

/** What there is to see in a scan. */
export function useScanPages(scan: () => ViewedScan, page: () => number): ScanPages {
  const service = inject(scanService)
  const pages = shallowRef<FilePages | null>(null)
  const broken = shallowRef<string | null>(null)

  async function read(wanted: ViewedScan): Promise<void> {
    pages.value = null
    broken.value = null
    try {
      const found = await service?.pagesOf(wanted)
      if (wanted.sha256 === scan().sha256 && found) pages.value = found
    } catch (error) {
      const hasCode = error instanceof Error && 'code' in error
      if (wanted.sha256 === scan().sha256) {
        broken.value = hasCode ? String(error.code) : 'renderingFailed'
      }
    }
  }

  watch(
    () => scan().sha256,
    () => void read(scan()),
    { immediate: true }
  )

  const size = computed(() => (pages.value ? pageSize(pages.value, page()) : null))
  return {
    pages,
    size,
    again: () => void read(scan()),
    count: computed(() => pages.value?.count ?? scan().pages),
    failure: computed(() => {
      if (broken.value || !pages.value || size.value) return broken.value
      return pages.value.problem ?? (pages.value.count === 0 ? 'notRenderable' : 'damaged')
    })
  }
}
