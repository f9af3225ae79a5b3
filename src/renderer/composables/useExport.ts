import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ExportFormat } from '../../shared/exchange/format'
import { formatNamed } from '../../shared/exchange/formats'
import { planFiles } from '../../shared/exchange/planFiles'
import type { IdsByKind, PlannedFile } from '../../shared/exchange/planFiles'
import { otherColumnsField } from '../../shared/records/otherColumns'
import type { ExportChoices } from '../services/exportChoices'
import { exportFiles } from '../services/exportFiles'
import { writeExport } from '../services/exporting'
import type { Exported } from '../services/exporting'
import { planSource } from '../services/exportPlans'
import type { ExportSource } from '../services/exportRecords'
import { remarkSlabs } from '../services/exportRemarks'
import { reviewExport } from '../services/exportReview'
import type { ExportReview } from '../services/exportReview'
import { useCatalogue } from './useCatalogue'
import { useLocale } from './useLocale'
import { useRefusal } from './useRefusal'
import type { Refusal } from './useRefusal'

export type ExportState =
  | { readonly phase: 'choosing' }
  | { readonly phase: 'running'; readonly done: number; readonly total: number }
  /** Waits for a word on what the format cannot hold. */
  | ({ readonly phase: 'asking'; readonly review: ExportReview } & Planned)
  | { readonly phase: 'done'; readonly exported: Exported }

/** What is written, and as what. */
interface Planned {
  readonly format: ExportFormat
  readonly planned: readonly PlannedFile[]
}

export interface Exporting {
  readonly state: Readonly<ShallowRef<ExportState>>
  readonly refusal: Readonly<ShallowRef<Refusal | null>>
  start(choices: ExportChoices, ids: () => Promise<IdsByKind>): Promise<void>
  /** Writes the files that were reviewed. */
  goOn(): Promise<void>
  /** Stops what runs; otherwise begins anew. */
  cancel(): void
  /** Writes what is listed before the export, record by record, where the person chooses. */
  saveRemarks(): Promise<void>
  reveal(): Promise<void>
}

function countOf(ids: IdsByKind): number {
  return [...ids.values()].reduce((sum, list) => sum + list.length, 0)
}

/** One export at a time, from the choice to the file; it runs on while its dialog is closed. */
export function useExport(): Exporting {
  const { main, database, index } = useCatalogue()
  const { locale } = useLocale()
  const { t } = useI18n()
  const { refusal, attempt } = useRefusal()
  const state = shallowRef<ExportState>({ phase: 'choosing' })
  let controller = new AbortController()

  function begin(total: number): ExportSource {
    controller = new AbortController()
    let done = 0
    state.value = { phase: 'running', done, total }
    const onRead = (records: number): void => {
      done += records
      state.value = { phase: 'running', done, total }
    }
    return { database, locale: locale.value, signal: controller.signal, onRead }
  }

  async function write({ format, planned }: Planned): Promise<ExportState> {
    const source = begin(planned.reduce((sum, { ids }) => sum + ids.length, 0))
    const files = exportFiles(source, format, planned)
    const exported = await writeExport(main.exports, files, controller.signal)
    return exported ? { phase: 'done', exported } : { phase: 'choosing' }
  }

  /** What a format loses is counted first; one that loses nothing is written at once. */
  async function prepare(choices: ExportChoices, ids: IdsByKind): Promise<ExportState> {
    const format = formatNamed(choices.form)
    const source = begin(countOf(ids))
    const hasOthers = (await index.valuesOf(otherColumnsField, 'column')).length > 0
    const planned = await planFiles(planSource(source, hasOthers), format, choices, ids)
    if (!format.lossesOf) return write({ format, planned })
    const review = await reviewExport(source, format, planned)
    controller.signal.throwIfAborted()
    const hasRemarks = review.losses.length > 0 || review.issues.length > 0
    return hasRemarks ? { phase: 'asking', review, format, planned } : write({ format, planned })
  }

  async function run(work: () => Promise<ExportState>): Promise<void> {
    let next: ExportState = { phase: 'choosing' }
    await attempt(async () => {
      try {
        next = await work()
      } catch (error) {
        if (!controller.signal.aborted) throw error
      }
    })
    state.value = next
  }

  return {
    state,
    refusal,
    start: async (choices, ids) => run(async () => prepare(choices, await ids())),
    goOn: async () =>
      run(async () => {
        const asking = state.value
        return asking.phase === 'asking' ? write(asking) : asking
      }),
    cancel() {
      controller.abort()
      if (state.value.phase === 'running') return
      state.value = { phase: 'choosing' }
      void attempt(async () => undefined)
    },
    async saveRemarks() {
      const asking = state.value
      if (asking.phase !== 'asking') return
      const { signal } = controller
      await attempt(async () => {
        const source = { database, locale: locale.value, signal, onRead: () => undefined }
        const slabs = remarkSlabs(
          source,
          asking.format,
          asking.planned,
          asking.review.issues,
          reason => t(`losses.${reason}`)
        )
        await writeExport(
          main.exports,
          [{ name: `${asking.format.name}-remarks.csv`, slabs }],
          signal
        )
      })
    },
    async reveal() {
      const { value } = state
      if (value.phase !== 'done') return
      await attempt(async () => main.exports.reveal(value.exported.job))
    }
  }
}
