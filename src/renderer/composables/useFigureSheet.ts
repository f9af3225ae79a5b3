import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { appendElement } from '../../shared/changeLog/edit'
import { figureOf } from '../../shared/figures/figure'
import {
  carriedDown,
  changedFigureOperations,
  enteredFields,
  enteredOperations,
  enteredOf,
  isComplete,
  isSame,
  newFigureOperations
} from '../../shared/figures/statement'
import type { EnteredField, EnteredFigure } from '../../shared/figures/statement'
import { isDeleted } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { asDate } from '../../shared/records/typedValues'
import { recordsReferringTo } from '../db/repositories/records'
import { newElementKey, newRecordId } from '../services/ids'
import { useFigureSheetStore } from '../stores/figureSheet'
import { useSaveStateStore } from '../stores/saveState'
import type { FigureDetail } from '../worker/figures/figuresTypes'
import { useCatalogue } from './useCatalogue'
import { useEditing } from './useEditing'
import { useLiveQuery } from './useLiveQuery'

export interface SheetRow {
  readonly id: string
  readonly entered: EnteredFigure
  readonly isSaved: boolean
}

export interface FigureSheet {
  readonly rows: ComputedRef<readonly SheetRow[]>
  /** Whether the figures saved before are among the rows. */
  readonly isRead: ComputedRef<boolean>
  /** Complete rows that wait to be saved as one step. */
  readonly waiting: ComputedRef<number>
  change(row: SheetRow, entered: EnteredFigure): void
  /** A figure that states the same already, on another citation. */
  sameAs(entered: EnteredFigure): Promise<FigureDetail | null>
  /** Saves a row, new or changed, as one changeset. */
  save(row: SheetRow): Promise<void>
  /** Saves every complete row of the sheet as one changeset. */
  saveAll(): Promise<void>
  cite(row: SheetRow, figure: string): Promise<void>
  remove(row: SheetRow): void
  /** Appends a row that carries down what the last one says. */
  begin(): SheetRow
  /** The cell in which the rows above differed last: there the next one begins. */
  firstCell(): EnteredField
}

/** All figures that one citation supports, as rows; those saved already among them. */
export function useFigureSheet(citation: () => string): FigureSheet {
  const { database, figures, saving, editing } = useCatalogue()
  const { edit } = useEditing()
  const saveState = useSaveStateStore()
  const store = useFigureSheetStore()
  const referring = useLiveQuery<string, readonly CatalogueRecord[] | null>(
    citation,
    async id => (id === '' ? [] : recordsReferringTo(database, id)),
    null
  )

  const saved = computed(() =>
    (referring.value ?? [])
      .filter(record => record.kind === 'figure' && !isDeleted(record))
      .map(figureOf)
      .filter(({ citations }) => citations.includes(citation()))
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  )
  const rows = computed<readonly SheetRow[]>(() => {
    const drafts = store.of(citation())
    const changed = new Map(drafts.map(draft => [draft.id, draft.entered]))
    const known = new Set(saved.value.map(({ id }) => id))
    return [
      ...saved.value.map(figure => {
        const entered = changed.get(figure.id) ?? enteredOf(figure)
        return { id: figure.id, entered, isSaved: true }
      }),
      ...drafts
        .filter(({ id }) => !known.has(id))
        .map(({ id, entered }) => ({ id, entered, isSaved: false }))
    ]
  })
  const complete = computed(() => rows.value.filter(row => !row.isSaved && isComplete(row.entered)))

  function forget(...ids: readonly string[]): void {
    store.remove(citation(), new Set(ids))
  }

  async function save(row: SheetRow): Promise<void> {
    const { id, entered } = row
    if (row.isSaved) {
      await edit({ id, kind: 'figure' }, (subject, record) =>
        record ? changedFigureOperations(subject, enteredOf(figureOf(record)), entered) : []
      )
    } else {
      if (!isComplete(entered)) return
      // Enter and leaving the row both save it.
      await edit({ id, kind: 'figure' }, (subject, record) =>
        record ? [] : enteredOperations(subject, entered, citation(), newElementKey)
      )
    }
    forget(id)
  }

  return {
    rows,
    isRead: computed(() => referring.value !== null),
    waiting: computed(() => complete.value.length),
    change(row, entered) {
      store.put(citation(), { id: row.id, entered })
    },
    async sameAs(entered) {
      if (!isComplete(entered)) return null
      return figures.index.same(entered.subject, { ...entered, asOf: asDate(entered.asOf) })
    },
    save,
    async saveAll() {
      await editing.settled()
      const operations = complete.value.flatMap(({ id, entered }) =>
        newFigureOperations(id, entered, citation(), newElementKey)
      )
      if (operations.length === 0) return
      const ids = complete.value.map(({ id }) => id)
      await saveState.follow(saving.save(operations))
      forget(...ids)
    },
    async cite(row, figure) {
      const value = { citation: citation() }
      await edit({ id: figure, kind: 'figure' }, subject => [
        appendElement(subject, 'citations', newElementKey(), value)
      ])
      forget(row.id)
    },
    remove(row) {
      forget(row.id)
    },
    begin() {
      const row = { id: newRecordId(), entered: carriedDown(rows.value.at(-1)?.entered) }
      store.put(citation(), row)
      return { ...row, isSaved: false }
    },
    firstCell() {
      const filled = rows.value.filter(({ entered }) => entered.value)
      const [last, above] = [filled.at(-1), filled.at(-2)]
      if (!last || !above) return last ? 'measure' : 'subject'
      const order = enteredFields.filter(field => field !== 'value')
      return order.find(field => !isSame(field, above.entered, last.entered)) ?? 'value'
    }
  }
}
