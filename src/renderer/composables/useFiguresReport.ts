import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ReportWords } from '../../shared/figures/report'
import { termLabel } from '../../shared/vocabularies/vocabularies'
import { readReport } from '../services/figuresReport'
import { newTransactionId } from '../services/ids'
import { printDocument } from '../services/printing'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'
import { useFigureWords } from './useFigureWords'
import { useLocale } from './useLocale'

/** How far a report is: subjects read, of how many; then it is laid out on pages. */
export type ReportState =
  | { readonly phase: 'reading'; readonly done: number; readonly total: number }
  | { readonly phase: 'layingOut' }

/** The figures of a body and its sections, or of the whole catalogue, as a PDF with numbered references. */
export function useFiguresReport(): {
  /** Null while none is made. */
  state: Readonly<ShallowRef<ReportState | null>>
  writeReport: (subject: string, subjectTitle: string) => Promise<void>
  /** Ends the one that is being made; nothing is written. */
  cancel: () => void
} {
  const { t } = useI18n()
  const { locale } = useLocale()
  const { figures, main, catalogue } = useCatalogue()
  const notices = useNoticesStore()
  const words = useFigureWords()
  const state = shallowRef<ReportState | null>(null)
  let controller = new AbortController()
  let job = ''

  function reportWords(title: string): ReportWords {
    return {
      title,
      references: t('figureViews.report.references'),
      conflict: t('figures.conflict'),
      settled: t('figureViews.conflicts.isSettled'),
      none: t('record.untitled'),
      number({ value, unit }) {
        const printed = value?.written || (value ? words.read(value) : '—')
        return [printed, words.unit(unit)].filter(Boolean).join(' ')
      },
      date: words.date,
      measure: words.measure,
      rank: ({ rank }) => (rank === 'normal' ? '' : termLabel('ranks', rank, locale.value)),
      own: own => t(`figureViews.report.${own.kind}`, { own: words.range(own, own.approximate) })
    }
  }

  async function write(subject: string, subjectTitle: string): Promise<void> {
    const { signal } = controller
    const title = t('figureViews.report.title', { subject: subjectTitle || catalogue.title })
    const body = await readReport(figures, subject, reportWords(title), {
      signal,
      onRead(done, total) {
        state.value = { phase: 'reading', done, total }
      }
    })
    state.value = { phase: 'layingOut' }
    const document = { title, body, language: locale.value }
    const onPrepared = (): void => {
      state.value = null
    }
    const printed = await printDocument(main.printing, document, { job, signal, onPrepared })
    if (printed) notices.add('info', 'reportWritten', { detail: printed.path })
  }

  function cancel(): void {
    controller.abort()
    void main.jobs.cancel(job)
  }

  async function writeReport(subject: string, subjectTitle: string): Promise<void> {
    if (state.value) return
    controller = new AbortController()
    job = newTransactionId()
    state.value = { phase: 'reading', done: 0, total: 0 }
    const { signal } = controller
    try {
      await write(subject, subjectTitle)
    } catch (error) {
      if (!signal.aborted) notices.reportError(error)
    } finally {
      state.value = null
    }
  }

  return { state, writeReport, cancel }
}
