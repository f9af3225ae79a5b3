import { csvOfFindings } from '../../shared/figures/findingsCsv'
import { termLabel } from '../../shared/vocabularies/vocabularies'
import { saveTextFile } from '../services/textFile'
import { useFigureOptionsStore } from '../stores/figureOptions'
import { useNoticesStore } from '../stores/notices'
import type { FindingRow, FindingsPage } from '../worker/figures/figuresTypes'
import { useCatalogue } from './useCatalogue'
import { useCheckText } from './useCheckText'
import { useLocale } from './useLocale'

const pageSize = 5000

/** Writes the findings of a list as CSV, all of them, whatever is in sight. */
export function useCheckExport(): {
  exportChecks: (isDismissed: boolean, check: string) => Promise<void>
} {
  const { figures, main } = useCatalogue()
  const options = useFigureOptionsStore()
  const notices = useNoticesStore()
  const { locale } = useLocale()
  const sentenceOf = useCheckText()

  return {
    async exportChecks(isDismissed, check) {
      const asked = { isDismissed, check, options: { ...options.checkOptions } }
      const rows: FindingRow[] = []
      for (;;) {
        const page: FindingsPage = await figures.index.findings({
          ...asked,
          from: rows.length,
          count: pageSize
        })
        rows.push(...page.rows)
        if (rows.length >= page.total || page.rows.length === 0) break
      }
      const text = csvOfFindings(
        rows.map(row => ({
          ...row,
          checkLabel: termLabel('figureChecks', row.check, locale.value),
          sentence: sentenceOf(row),
          subjectTitle: row.subject?.title ?? '',
          subjectCode: row.subject?.code ?? ''
        }))
      )
      await saveTextFile(main, 'figure-checks.csv', text).catch(notices.reportError)
    }
  }
}
