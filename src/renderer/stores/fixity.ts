import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { isDamaged } from '../../shared/fixity/fixity'
import type { FixityState, FixityStatus } from '../../shared/fixity/fixity'

/** What is known of the scans' files: for the marks at scans, and for the dialog. */
export const useFixityStore = defineStore('fixity', () => {
  const status = shallowRef<FixityStatus | null>(null)
  const damaged = shallowRef<ReadonlyMap<string, FixityState>>(new Map())

  return {
    status,
    take(next: FixityStatus): void {
      status.value = next
      const found = next.findings.filter(({ state }) => isDamaged(state))
      damaged.value = new Map(found.map(({ file, state }) => [file, state]))
    },
    /** Undefined where no damage is known. */
    damageOf: (sha256: string): FixityState | undefined => damaged.value.get(sha256)
  }
})
