import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { codeOf } from '../services/main'
import { useNoticesStore } from '../stores/notices'

export interface Refusal {
  readonly code: string
  readonly message: string
}

/** Keeps the reason of a save that was refused, for the field it was of; the next attempt clears it. */
export function useRefusal(): {
  refusal: Readonly<ShallowRef<Refusal | null>>
  attempt: (save: () => Promise<unknown>) => Promise<boolean>
} {
  const refusal = shallowRef<Refusal | null>(null)
  const { isTaken } = useNoticesStore()

  async function attempt(save: () => Promise<unknown>): Promise<boolean> {
    try {
      await save()
      refusal.value = null
      return true
    } catch (error) {
      isTaken(error)
      const code = codeOf(error) ?? 'unexpected'
      refusal.value = { code, message: error instanceof Error ? error.message : String(error) }
      return false
    }
  }

  return { refusal, attempt }
}
