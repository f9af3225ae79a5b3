import { useI18n } from 'vue-i18n'
import { figuresReport } from '../../shared/figures/report'
import type { ReportWords } from '../../shared/figures/report'
import { termLabel } from '../../shared/vocabularies/vocabularies'
import { printDocument } from '../services/printing'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'
import { useFigureWords } from './useFigureWords'
import { useLocale } from './useLocale'

/** The figures of a body and its sections, or of the whole catalogue, as a PDF with numbered references. */
export function useFiguresReport(): {
  writeReport: (subject: string, subjectTitle: string) => Promise<void>
} {
  const { t } = useI18n()
  const { locale } = useLocale()
  const { figures, main, catalogue } = useCatalogue()
  const notices = useNoticesStore()
  const words = useFigureWords()

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
    const subjects = await figures.index.report(subject)
    const title = t('figureViews.report.title', { subject: subjectTitle || catalogue.title })
    const body = figuresReport(subjects, reportWords(title))
    const printed = await printDocument(main.printing, { title, body, language: locale.value })
    if (printed) notices.add('info', 'reportWritten', { detail: printed.path })
  }

  return {
    writeReport: async (subject, subjectTitle) =>
      write(subject, subjectTitle).catch(notices.reportError)
  }
}
