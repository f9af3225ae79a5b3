import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { WatchedFolder } from '../../shared/attachments/watching'

/** The folder in which new scans are waited for. */
export const useWatchingStore = defineStore('watching', () => {
  const folder = shallowRef<WatchedFolder | null>(null)
  /** The dialog that is opened next takes what came. */
  const isByName = ref(false)
  return { folder, isByName }
})
