import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Json } from '../../shared/changeLog/changeset'
import type { NumberConvention } from '../../shared/figures/value'

/** What the next figure takes over from the one before, also when that was entered for another record. */
export interface Carried {
  readonly measure: string
  readonly asOf: Json
  readonly accordingTo: string
  readonly citation: string
}

export const entryFields = ['measure', 'value', 'asOf', 'accordingTo', 'citation'] as const
export type EntryField = (typeof entryFields)[number]

/** Figures are read off a table one after the other: what they share is entered once. */
export const useFigureEntryStore = defineStore('figureEntry', () => {
  const carried = shallowRef<Carried>({ measure: '', asOf: null, accordingTo: '', citation: '' })
  /** How the source cited writes its numbers, once it had to be asked. */
  const convention = shallowRef<NumberConvention>({})
  /** The fields that Enter stops at while they are empty: those that the figure before had. */
  const wanted = shallowRef<ReadonlySet<EntryField>>(new Set(entryFields))

  /** A figure is being entered; a region marked on a scan is then for it. */
  const isEntering = ref(false)
  /** The citation of the figure being entered. */
  const citation = ref('')
  /** A citation made elsewhere for the figure being entered. */
  const proposed = ref<string | null>(null)

  return { carried, convention, wanted, isEntering, citation, proposed }
})
