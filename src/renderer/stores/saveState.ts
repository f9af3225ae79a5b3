import { defineStore } from 'pinia'
import { ref } from 'vue'

/** What the title line says: nothing yet, saving, saved at a time, or not saved and why. */
export const useSaveStateStore = defineStore('saveState', () => {
  const state = ref<'idle' | 'saving' | 'saved' | 'failed'>('idle')
  const savedAt = ref<Date | null>(null)

  /** Follows one save from begin to end. */
  async function follow<Value>(work: Promise<Value>): Promise<Value> {
    state.value = 'saving'
    try {
      const value = await work
      state.value = 'saved'
      savedAt.value = new Date()
      return value
    } catch (error) {
      state.value = 'failed'
      throw error
    }
  }

  return { state, savedAt, follow }
})
