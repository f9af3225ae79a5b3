import { shallowReactive, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { editedRecord } from '../../shared/bulk/bulkEdit'
import type { BulkEdit } from '../../shared/bulk/bulkEdit'
import { fullTexts } from '../../shared/records/fullText'
import type { CatalogueRecord } from '../../shared/records/record'
import { recordTitle } from '../../shared/records/title'
import { recordsById } from '../db/repositories/records'
import { recordsOf } from '../services/bulk'
import type { BulkSource } from '../services/bulk'
import { startTrial } from '../services/bulkTrial'
import { newElementKey } from '../services/ids'
import { useBulkStore } from '../stores/bulk'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'
import { useLocale } from './useLocale'

/** One record that would change: its field before and after. */
export interface ReviewedChange {
  readonly title: string
  readonly before: string
  readonly after: string
}

export interface BulkReview {
  /** Ids of the records that would change; null before they are known. */
  readonly changed: Readonly<ShallowRef<readonly string[] | null>>
  read(source: BulkSource, edit: BulkEdit): Promise<void>
  changeAt(index: number): ReviewedChange | undefined
  fetch(first: number, last: number): void
  clear(): void
}

/** What an edit of many records would change, before it is made: every record is read, the texts of those in sight are shown. */
export function useBulkReview(): BulkReview {
  const { database, index } = useCatalogue()
  const { locale } = useLocale()
  const bulk = useBulkStore()
  const notices = useNoticesStore()
  const changed = shallowRef<readonly string[] | null>(null)
  const texts = shallowReactive(new Map<number, ReviewedChange>())
  let reviewed: BulkEdit | null = null

  function clear(): void {
    changed.value = null
    reviewed = null
    texts.clear()
  }

  async function read(source: BulkSource, edit: BulkEdit): Promise<void> {
    clear()
    const found = await bulk.run(async run => {
      const trial = startTrial(edit)
      const ids: string[] = []
      try {
        for await (const records of recordsOf({ database }, source, run)) {
          ids.push(...(await trial.changed(records, run.signal)))
        }
      } finally {
        trial.stop()
      }
      return ids
    })
    if (found === undefined) return
    reviewed = edit
    changed.value = found
  }

  async function fetchTexts(first: number, last: number, edit: BulkEdit): Promise<void> {
    const ids = (changed.value ?? []).slice(first, last + 1)
    const records = await recordsById(database, ids)
    const after = records.map(record => record && editedRecord(record, edit, newElementKey))
    const refs = [...records, ...after].flatMap(record => record?.refs ?? [])
    const labels = new Map(
      (await index.labels([...new Set(refs)])).map(({ id, title, code }) => [id, title || code])
    )
    const labelOf = (id: string): string => labels.get(id) ?? ''
    if (reviewed !== edit) return
    records.forEach((record, offset) => {
      const edited = after[offset]
      if (!record || !edited) return
      const textOf = (each: CatalogueRecord): string =>
        fullTexts(edit.field, each, locale.value, labelOf).join('; ')
      texts.set(first + offset, {
        title: recordTitle(record, locale.value, labelOf),
        before: textOf(record),
        after: textOf(edited)
      })
    })
  }

  return {
    changed,
    read,
    changeAt: position => texts.get(position),
    fetch(first, last) {
      if (reviewed) fetchTexts(first, last, reviewed).catch(notices.reportError)
    },
    clear
  }
}
