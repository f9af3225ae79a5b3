import { defineStore } from 'pinia'
import { markRaw, shallowRef } from 'vue'
import type { CatalogueContext } from '../services/catalogueContext'
import { createTextReading } from '../services/texts/textReading'
import type { TextReading, TextReadingState } from '../services/texts/textReading'
import { useNoticesStore } from './notices'

/** The reading of texts in the background, and which scans the dialog is about to ask for. */
export const useTextsStore = defineStore('texts', () => {
  const state = shallowRef<TextReadingState | null>(null)
  const reading = shallowRef<TextReading | null>(null)
  /** Scans that the dialog was opened for; null for those of the open record. */
  const asked = shallowRef<readonly string[] | null>(null)

  function begin({ main, database, editing, catalogue }: CatalogueContext): void {
    if (catalogue.readOnly !== null) return
    const notices = useNoticesStore()
    const started = createTextReading({
      texts: main.texts,
      database,
      editing,
      onState: next => (state.value = next),
      onError: notices.reportError
    })
    reading.value = markRaw(started)
    started.resume().catch(notices.reportError)
  }

  function end(): void {
    reading.value?.close()
    reading.value = null
    state.value = null
  }

  return { state, reading, asked, begin, end }
})
