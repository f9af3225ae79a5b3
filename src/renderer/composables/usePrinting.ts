import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PreparedPrint } from '../../shared/printing/calls'
import type { IdsByKind } from '../../shared/exchange/planFiles'
import { newTransactionId } from '../services/ids'
import { printedDocument } from '../services/printing'
import { documentOfRecords } from '../services/printedRecords'
import type { PrintChoices } from '../services/printedRecords'
import { useCatalogue } from './useCatalogue'
import { useLocale } from './useLocale'
import { useRefusal } from './useRefusal'
import type { Refusal } from './useRefusal'

export type PrintState =
  | { readonly phase: 'choosing' }
  | { readonly phase: 'running' }
  | { readonly phase: 'ready'; readonly prepared: PreparedPrint; readonly savedPath: string | null }

export interface Printing {
  readonly state: Readonly<ShallowRef<PrintState>>
  readonly refusal: Readonly<ShallowRef<Refusal | null>>
  /** Lays the document out, to be looked at. */
  prepare(choices: PrintChoices, ids: () => Promise<IdsByKind>): Promise<void>
  /** A page as an address of a picture; whoever shows it revokes it. */
  page(page: number, width: number): Promise<string>
  save(): Promise<void>
  print(): Promise<void>
  reveal(): Promise<void>
  /** Stops what runs, forgets what was laid out, and begins anew. */
  reset(): void
}

/** One document at a time, from the choice of records to the pages. */
export function usePrinting(): Printing {
  const { main, database } = useCatalogue()
  const { locale } = useLocale()
  const { t } = useI18n()
  const { refusal, attempt } = useRefusal()
  const state = shallowRef<PrintState>({ phase: 'choosing' })
  let controller = new AbortController()
  let job = ''

  function forget(): void {
    controller.abort()
    if (job === '') return
    void main.jobs.cancel(job)
    void main.printing.discard(job)
    job = ''
  }

  async function layOut(choices: PrintChoices, ids: () => Promise<IdsByKind>): Promise<void> {
    const { signal } = controller
    const own = job
    const source = { database, locale: locale.value, signal, onRead: () => undefined }
    const words = {
      untitled: t('record.untitled'),
      figures: t('printing.figures'),
      citations: t('printing.citations')
    }
    const document = await documentOfRecords(source, await ids(), choices, words)
    signal.throwIfAborted()
    const prepared = await main.printing.prepare(own, printedDocument(document))
    if (!signal.aborted) state.value = { phase: 'ready', prepared, savedPath: null }
  }

  return {
    state,
    refusal,
    async prepare(choices, ids) {
      forget()
      controller = new AbortController()
      const { signal } = controller
      job = newTransactionId()
      state.value = { phase: 'running' }
      await attempt(async () => {
        try {
          await layOut(choices, ids)
        } catch (error) {
          if (!signal.aborted) throw error
        }
      })
      if (!signal.aborted && state.value.phase === 'running') state.value = { phase: 'choosing' }
    },
    async page(page, width) {
      const bytes = await main.printing.page(job, page, width)
      return URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }))
    },
    async save() {
      await attempt(async () => {
        const savedPath = await main.printing.save(job)
        if (savedPath !== null && state.value.phase === 'ready')
          state.value = { ...state.value, savedPath }
      })
    },
    async print() {
      await attempt(async () => {
        await main.printing.print(job)
      })
    },
    async reveal() {
      await attempt(async () => main.printing.reveal(job))
    },
    reset() {
      forget()
      state.value = { phase: 'choosing' }
      void attempt(async () => undefined)
    }
  }
}
