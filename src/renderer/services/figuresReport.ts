import { FiguresReport } from '../../shared/figures/report'
import type { ReportWords } from '../../shared/figures/report'
import type { Markup } from '../../shared/printing/markup'
import type { FiguresClient } from './figuresClient'

export interface ReportReading {
  readonly signal: AbortSignal
  /** How many subjects are read, of how many. */
  onRead(done: number, total: number): void
}

/** So many that the window is free in between. */
const subjectsAtOnce = 25

/** The report of a body and its sections, or of all subjects where none is named. */
export async function readReport(
  { index }: Pick<FiguresClient, 'index'>,
  subject: string,
  words: ReportWords,
  { signal, onRead }: ReportReading
): Promise<Markup> {
  const subjects = await index.reportSubjects(subject)
  const report = new FiguresReport(words)
  for (let from = 0; from < subjects.length; from += subjectsAtOnce) {
    onRead(from, subjects.length)
    report.add(await index.report(subjects.slice(from, from + subjectsAtOnce)))
    signal.throwIfAborted()
  }
  return report.document()
}
