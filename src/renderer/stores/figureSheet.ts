import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import type { EnteredFigure } from '../../shared/figures/statement'

/** A row of the sheet that is no figure yet. */
export interface SheetDraft {
  readonly id: string
  readonly entered: EnteredFigure
}

const storageKey = 'figureSheet'

function stored(): Record<string, readonly SheetDraft[]> {
  const text = sessionStorage.getItem(storageKey)
  return text === null ? {} : (JSON.parse(text) as Record<string, readonly SheetDraft[]>)
}

/** The rows begun on each sheet, by citation: they outlast leaving the sheet and a page that must begin anew. */
export const useFigureSheetStore = defineStore('figureSheet', () => {
  const drafts = shallowRef(stored())
  watch(drafts, next => {
    sessionStorage.setItem(storageKey, JSON.stringify(next))
  })

  function put(citation: string, draft: SheetDraft): void {
    const rows = drafts.value[citation] ?? []
    const isKnown = rows.some(({ id }) => id === draft.id)
    const next = isKnown ? rows.map(row => (row.id === draft.id ? draft : row)) : [...rows, draft]
    drafts.value = { ...drafts.value, [citation]: next }
  }

  function remove(citation: string, ids: ReadonlySet<string>): void {
    const rows = drafts.value[citation] ?? []
    drafts.value = { ...drafts.value, [citation]: rows.filter(({ id }) => !ids.has(id)) }
  }

  return {
    of: (citation: string): readonly SheetDraft[] => drafts.value[citation] ?? [],
    put,
    remove
  }
})
