import { changesBetween } from '../../../shared/figures/changes'
import type { CheckOptions, Finding } from '../../../shared/figures/checks'
import { counting, isOpenConflict } from '../../../shared/figures/conflictGroups'
import { kindsAlwaysRead } from '../../../shared/figures/facts'
import type { ReportSubject } from '../../../shared/figures/report'
import { sameFigure } from '../../../shared/figures/sameFigure'
import type { Statement } from '../../../shared/figures/sameFigure'
import type { CatalogueRecord } from '../../../shared/records/record'
import { analyse } from './analysis'
import type { Analysis } from './analysis'
import { claimDetail, claimRowsOf } from './claimRows'
import type {
  Change,
  ChangesQuestion,
  ClaimDetail,
  ClaimRow,
  ConflictRow,
  FigureDetail,
  FiguresOverview,
  FiguresTable,
  FindingRow,
  FindingsPage,
  FindingsQuery,
  GroupDetail,
  GroupKey,
  MapCountry,
  MapQuestion,
  Multiples,
  Page,
  PartsQuestion,
  RecordName,
  Series,
  SeriesQuestion,
  Span,
  SubjectChoice
} from './figuresTypes'
import { LedgerState } from './ledgerState'
import { byName, detailOf, nameOf, nameOrId } from './naming'
import { reportSubject } from './reportRows'
import type { Quotes } from './reportRows'
import { multiplesOf, seriesOf } from './seriesRows'
import { subjectChoice, subjectsNamed } from './subjectChoices'
import { mapOf, tableOf } from './tableRows'

/** A thing found about a subject. */
interface Found<Item> {
  readonly subject: string
  readonly item: Item
}

/** Everything derived from the figures; only the subjects that a change concerns are looked at again. */
export class FigureLedger {
  readonly #state: LedgerState
  readonly #analyses = new Map<string, Analysis>()
  /** Claims beside totals that take figures of other dates: of the months last asked for. */
  readonly #claimsWithin = new Map<string, readonly ClaimRow[]>()
  #months = 0
  #jump = 0
  #order: readonly string[] | null = null

  constructor(state = new LedgerState()) {
    this.#state = state
  }

  put(records: readonly CatalogueRecord[]): void {
    for (const record of records) this.#state.put(record)
  }

  knows(id: string): boolean {
    return this.#state.knows(id)
  }

  /** Whether a record that has changed bears on the figures. */
  wants({ id, kind }: CatalogueRecord): boolean {
    return kindsAlwaysRead.has(kind) || this.#state.knows(id) || this.#state.isNamed(id)
  }

  /** Brings the analyses up to date; `pause` lets other questions be answered in between. */
  *settle(options: CheckOptions = { jump: this.#jump }): Generator<undefined, void> {
    if (options.jump !== this.#jump) {
      this.#jump = options.jump
      this.#analyses.clear()
    }
    for (const subject of this.#state.takeDirty()) {
      this.#analyses.delete(subject)
      this.#claimsWithin.delete(subject)
    }
    let isChanged = false
    for (const subject of this.#state.subjects()) {
      if (this.#analyses.has(subject)) continue
      isChanged = true
      this.#analyses.set(subject, analyse(this.#state, subject, this.#jump))
      yield
    }
    for (const subject of this.#analyses.keys()) {
      if (this.#state.hasFigures(subject)) continue
      this.#analyses.delete(subject)
      isChanged = true
    }
    if (isChanged) this.#order = null
  }

  #settleNow(options?: CheckOptions): void {
    const steps = this.settle(options)
    while (!steps.next().done);
  }

  /** Subjects by title, those without one last. */
  #subjects(): readonly string[] {
    this.#order ??= [...this.#analyses.keys()]
      .map(id => ({ id, title: this.#state.facts.get(id)?.title ?? '' }))
      .sort((a, b) => Number(a.title === '') - Number(b.title === '') || byName(a, b))
      .map(({ id }) => id)
    return this.#order
  }

  /** Part of what was found about all subjects; only that part is gathered. */
  #page<Item>({ from, count }: Span, of: (subject: string) => readonly Item[]): Page<Found<Item>> {
    let total = 0
    const rows: Found<Item>[] = []
    for (const subject of this.#subjects()) {
      const items = of(subject)
      const wanted = items.slice(Math.max(0, from - total), Math.max(0, from + count - total))
      for (const item of wanted) rows.push({ subject, item })
      total += items.length
    }
    return { total, rows }
  }

  #found<Item>(
    pick: (analysis: Analysis) => readonly Item[]
  ): (subject: string) => readonly Item[] {
    return subject => {
      const analysis = this.#analyses.get(subject)
      return analysis ? pick(analysis) : []
    }
  }

  overview(options: CheckOptions): FiguresOverview {
    this.#settleNow(options)
    const numbers = { openConflicts: 0, settledConflicts: 0, claims: 0, findings: 0, dismissed: 0 }
    for (const analysis of this.#analyses.values()) {
      const { openConflicts, settledConflicts, claims, open, dismissed } = analysis
      numbers.openConflicts += openConflicts.length
      numbers.settledConflicts += settledConflicts.length
      numbers.claims += claims.length
      numbers.findings += open.length
      numbers.dismissed += dismissed.length
    }
    return { figures: this.#state.figures.size, ...numbers }
  }

  conflicts({ isSettled, ...span }: Span & { readonly isSettled: boolean }): Page<ConflictRow> {
    this.#settleNow()
    const found = this.#page(
      span,
      this.#found(({ openConflicts, settledConflicts }) =>
        isSettled ? settledConflicts : openConflicts
      )
    )
    const rows = found.rows.map(({ subject, item: { measure, group } }) => ({
      subject,
      measure,
      date: group.key,
      subjectName: nameOrId(this.#state, subject),
      asOf: group.asOf,
      values: counting(group.figures).flatMap(({ value }) => value ?? []),
      isSettled
    }))
    return { total: found.total, rows }
  }

  group({ subject, measure, date }: GroupKey): GroupDetail | null {
    const group = this.#state.groupsIn(subject, measure).find(({ key }) => key === date)
    if (!group) return null
    return {
      subject,
      measure,
      date,
      subjectName: nameOf(this.#state, subject),
      asOf: group.asOf,
      isConflict: group.isConflict,
      isSettled: group.isConflict && !isOpenConflict(group),
      figures: group.figures.map(figure => detailOf(this.#state, figure))
    }
  }

  claims(query: Span & { readonly months: number }): Page<ClaimRow> {
    this.#settleNow()
    const { months } = query
    const ofAnalysis = this.#found(({ claims }) => claims)
    const { total, rows } = this.#page(query, subject =>
      months === 0 ? ofAnalysis(subject) : this.#claimsOf(subject, months)
    )
    return { total, rows: rows.map(({ item }) => item) }
  }

  #claimsOf(subject: string, months: number): readonly ClaimRow[] {
    if (months !== this.#months) this.#claimsWithin.clear()
    this.#months = months
    const known = this.#claimsWithin.get(subject) ?? claimRowsOf(this.#state, subject, months)
    this.#claimsWithin.set(subject, known)
    return known
  }

  claim(key: GroupKey, months: number): ClaimDetail | null {
    return claimDetail(this.#state, key, months)
  }

  changes({ subject, from, to }: ChangesQuestion): readonly Change[] {
    return changesBetween(this.#state.groupsOf(subject), from, to)
  }

  findings({ isDismissed, check, options, ...span }: FindingsQuery): FindingsPage {
    this.#settleNow(options)
    const byCheck: Record<string, number> = {}
    const { total, rows } = this.#page<Finding & { reason?: string }>(
      span,
      this.#found(analysis => {
        const all = isDismissed ? analysis.dismissed : analysis.open
        for (const finding of all) byCheck[finding.check] = (byCheck[finding.check] ?? 0) + 1
        return check === '' ? all : all.filter(finding => finding.check === check)
      })
    )
    return {
      total,
      byCheck,
      rows: rows.map(({ subject, item: { reason = null, ...finding } }) =>
        this.#findingRow(subject, finding, reason)
      )
    }
  }

  #findingRow(subject: string, finding: Finding, dismissed: string | null): FindingRow {
    const figure = this.#state.figures.get(finding.figure)
    return {
      ...finding,
      subject: nameOf(this.#state, subject),
      measure: figure?.measure ?? '',
      value: figure?.value ?? null,
      unit: figure?.unit ?? '',
      asOf: figure?.asOf ?? null,
      foundName: this.#foundName(finding.found),
      dismissed
    }
  }

  #foundName(id: string): string {
    const citation = this.#state.citations.get(id)
    const source = nameOf(this.#state, citation?.source ?? id)?.title ?? ''
    return [source, citation?.code ?? ''].filter(Boolean).join(' · ')
  }

  subjects(text: string, limit: number): readonly RecordName[] {
    return subjectsNamed(this.#state, text, limit)
  }

  subject(id: string): SubjectChoice | null {
    return subjectChoice(this.#state, id)
  }

  series(question: SeriesQuestion): Series | null {
    return seriesOf(this.#state, question)
  }

  multiples(question: PartsQuestion): Multiples {
    return multiplesOf(this.#state, question)
  }

  table(question: PartsQuestion): FiguresTable {
    return tableOf(this.#state, question)
  }

  map(question: MapQuestion): readonly MapCountry[] {
    return mapOf(this.#state, question)
  }

  reportSubjects(subject: string): readonly string[] {
    this.#settleNow()
    const all =
      subject === ''
        ? this.#subjects()
        : [subject, ...this.#state.parts.sectionsOf(subject).map(({ id }) => id)]
    return all.filter(id => this.#state.hasFigures(id))
  }

  report(subjects: readonly string[], quotes: Quotes = new Map()): readonly ReportSubject[] {
    return subjects.flatMap(id => reportSubject(this.#state, id, quotes) ?? [])
  }

  same(subject: string, statement: Statement): FigureDetail | null {
    const figure = sameFigure(this.#state.figuresOf(subject), statement)
    return figure ? detailOf(this.#state, figure) : null
  }
}
