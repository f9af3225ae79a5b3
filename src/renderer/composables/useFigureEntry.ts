import { computed, shallowReactive, watch } from 'vue'
import type { ComputedRef } from 'vue'
import { appendElement } from '../../shared/changeLog/edit'
import { sameFigure } from '../../shared/figures/sameFigure'
import { emptyFigure, enteredOperations } from '../../shared/figures/statement'
import type { FigureValue } from '../../shared/figures/value'
import type { Figure } from '../../shared/figures/figure'
import { asDate } from '../../shared/records/typedValues'
import { newElementKey, newRecordId } from '../services/ids'
import { entryFields, useFigureEntryStore } from '../stores/figureEntry'
import type { Carried, EntryField } from '../stores/figureEntry'
import { useEditing } from './useEditing'

/** A figure being entered; plain values, that can be saved as they are. */
export type FigureDraft = {
  -readonly [Name in keyof Carried]: Carried[Name]
} & { value: FigureValue | null }

export interface FigureEntry {
  readonly draft: FigureDraft
  isEmpty(field: EntryField): boolean
  /** The next field after this one that is empty and was filled in the figure before. */
  nextEmpty(field: EntryField): EntryField | undefined
  /** A figure that states the same, which wants a citation rather than a copy. */
  readonly same: ComputedRef<Figure | undefined>
  readonly canCite: ComputedRef<boolean>
  /** Saves the draft as one new record, and begins the next with what is carried over. */
  save(): Promise<void>
  /** Adds the citation to the figure that states the same. */
  cite(): Promise<void>
}

/** One figure after the other about one record, each from a source of its own; the sheet is for many of one source. */
export function useFigureEntry(
  subjectId: () => string,
  figures: () => readonly Figure[]
): FigureEntry {
  const store = useFigureEntryStore()
  const { edit } = useEditing()
  const draft = shallowReactive<FigureDraft>({ ...store.carried, value: null })
  watch(
    () => draft.citation,
    citation => (store.citation = citation),
    { immediate: true }
  )
  watch(
    () => store.proposed,
    proposed => {
      if (proposed === null) return
      draft.citation = proposed
      store.proposed = null
    }
  )

  const same = computed(() =>
    sameFigure(figures(), { ...draft, asOf: asDate(draft.asOf), unit: '', scope: '' })
  )
  const canCite = computed(() => {
    const isCited = same.value?.citations.includes(draft.citation) ?? false
    return same.value !== undefined && draft.citation !== '' && !isCited
  })

  function isEmpty(field: EntryField): boolean {
    return draft[field] === null || draft[field] === ''
  }

  function beginNext(): void {
    const { measure, asOf, accordingTo, citation } = draft
    store.carried = { measure, asOf, accordingTo, citation }
    store.wanted = new Set(entryFields.filter(field => !isEmpty(field)))
    draft.value = null
  }

  return {
    draft,
    isEmpty,
    nextEmpty(field) {
      const after = entryFields.slice(entryFields.indexOf(field) + 1)
      return after.find(name => isEmpty(name) && store.wanted.has(name))
    },
    same,
    canCite,
    async save() {
      if (draft.value === null) return
      const record = { id: newRecordId(), kind: 'figure' }
      const { citation, ...stated } = draft
      const entered = { ...emptyFigure, ...stated, subject: subjectId() }
      await edit(record, subject => enteredOperations(subject, entered, citation, newElementKey))
      beginNext()
    },
    async cite() {
      const figure = same.value
      if (!figure || !canCite.value) return
      const value = { citation: draft.citation }
      await edit({ id: figure.id, kind: 'figure' }, subject => [
        appendElement(subject, 'citations', newElementKey(), value)
      ])
      beginNext()
    }
  }
}
