import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { ScanPlace } from '../../shared/viewer/viewed'
import { useNavigationStore } from './navigation'

/** Where scans are looked at, and at which page each was left. */
export const useViewerStore = defineStore('viewer', () => {
  const navigation = useNavigationStore()
  /** The scan beside the one that `navigation.openScan` names. */
  const beside = shallowRef<ScanPlace | null>(null)
  /** Scans are shown in the second window, which follows the record chosen in the first. */
  const isInWindow = ref(false)
  const pages = new Map<string, number>()

  function show(place: ScanPlace, isBeside = false): void {
    pages.set(place.scanId, place.page)
    if (isBeside) beside.value = place
    else navigation.openScan = place
  }

  return {
    beside,
    isInWindow,
    show,
    /** At the page where it was left. */
    open(scanId: string) {
      show({ scanId, page: pages.get(scanId) ?? 1, region: null })
    },
    pageOf: (scanId: string) => pages.get(scanId),
    close() {
      navigation.openScan = null
      beside.value = null
    }
  }
})
