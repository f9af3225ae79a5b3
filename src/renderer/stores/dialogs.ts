import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { WritableComputedRef } from 'vue'

/** Dialogs that a command or another dialog opens; one at a time. */
export type DialogName =
  | 'snapshots'
  | 'asOf'
  | 'drill'
  | 'copies'
  | 'packageExport'
  | 'packageImport'
  | 'fixity'
  | 'diagnostics'
  | 'catalogueHistory'
  | 'print'
  | 'citations'
  | 'scanFolder'
  | 'scanFiles'
  | 'pageExport'
  | 'watchFolder'

export const useDialogsStore = defineStore('dialogs', () => {
  const open = ref<DialogName | null>(null)

  /** Whether this dialog is open, to be bound to it. */
  function isOpen(name: DialogName): WritableComputedRef<boolean> {
    return computed({
      get: () => open.value === name,
      set: shown => {
        if (shown) open.value = name
        else if (open.value === name) open.value = null
      }
    })
  }

  return {
    open,
    isOpen,
    show(name: DialogName) {
      open.value = name
    }
  }
})
