import { markup } from '../printing/markup'
import type { Markup } from '../printing/markup'
import type { DateValue } from '../dates/types'
import type { CitationFacts } from './facts'
import type { Figure } from './figure'
import type { Range } from './range'

/** A citation with what is to be read of its source. */
export interface ReportCitation extends CitationFacts {
  readonly sourceTitle: string
  readonly quote: string
}

export interface ReportFigure {
  readonly figure: Figure
  readonly accordingTo: string
  readonly citations: readonly ReportCitation[]
}

export interface ReportGroup {
  readonly asOf: DateValue | null
  readonly isConflict: boolean
  readonly isSettled: boolean
  readonly figures: readonly ReportFigure[]
  /** The catalogue's own number beside the claim; null where there is none. */
  readonly own: (Range & { readonly kind: 'count' | 'total'; readonly approximate: boolean }) | null
}

export interface ReportSubject {
  readonly title: string
  readonly code: string
  readonly dates: DateValue | null
  readonly measures: readonly {
    readonly measure: string
    readonly groups: readonly ReportGroup[]
  }[]
}

/** How the report writes numbers, dates and terms: the words of the interface. */
export interface ReportWords {
  readonly title: string
  readonly references: string
  readonly conflict: string
  readonly settled: string
  readonly none: string
  number(figure: Figure): string
  date(date: DateValue | null): string
  measure(code: string): string
  rank(figure: Figure): string
  own(own: NonNullable<ReportGroup['own']>): string
}

/** Sources in the order in which the report comes to them; the same citation has one number. */
class References {
  readonly #numbers = new Map<string, number>()
  readonly citations: ReportCitation[] = []

  numberOf(citation: ReportCitation): number {
    const known = this.#numbers.get(citation.id)
    if (known !== undefined) return known
    this.citations.push(citation)
    this.#numbers.set(citation.id, this.citations.length)
    return this.citations.length
  }
}

/** The figures of one subject or of many as a document with numbered references, put together subject by subject. */
export class FiguresReport {
  readonly #references = new References()
  readonly #sections: Markup[] = []

  constructor(readonly words: ReportWords) {}

  add(subjects: readonly ReportSubject[]): void {
    for (const subject of subjects) {
      this.#sections.push(sectionOf(subject, this.words, this.#references))
    }
  }

  document(): Markup {
    const { title, references, none } = this.words
    const list = this.#references.citations.map(({ sourceTitle, locator, quote, code }) => {
      const source = [sourceTitle || code || none, locator].filter(Boolean).join(', ')
      return markup`<li>${source}${quote === '' ? null : markup`: <q>${quote}</q>`}</li>`
    })
    return markup`<article class="figures"><h1>${title}</h1>${this.#sections}${
      list.length === 0
        ? null
        : markup`<h2>${references}</h2><ol class="bibliography numbered">${list}</ol>`
    }</article>`
  }
}

function sectionOf(
  { title, code, dates, measures }: ReportSubject,
  words: ReportWords,
  references: References
): Markup {
  const facts = [code, dates ? words.date(dates) : ''].filter(Boolean).join(' · ')
  const ledgers = measures.map(
    ({ measure, groups }) =>
      markup`<h3>${words.measure(measure)}</h3><table><tbody>${groups.map(group =>
        rowsOf(group, words, references)
      )}</tbody></table>`
  )
  return markup`<section><h2>${title || words.none}${
    facts === '' ? null : markup` <span class="soft small">${facts}</span>`
  }</h2>${ledgers}</section>`
}

function rowsOf(group: ReportGroup, words: ReportWords, references: References): Markup {
  const rows = group.figures.map(entry => rowOf(entry, words, references))
  const remarks = [
    group.isConflict ? (group.isSettled ? words.settled : words.conflict) : '',
    group.own ? words.own(group.own) : ''
  ].filter(Boolean)
  const remark =
    remarks.length === 0
      ? null
      : markup`<tr><td colspan="4" class="soft">${remarks.join('; ')}</td></tr>`
  return markup`${rows}${remark}`
}

function rowOf(
  { figure, accordingTo, citations }: ReportFigure,
  words: ReportWords,
  references: References
): Markup {
  const number = words.number(figure)
  const shown = figure.rank === 'deprecated' ? markup`<s>${number}</s>` : markup`${number}`
  const cited = citations.map(citation => references.numberOf(citation))
  const said = [accordingTo, figure.scope, words.rank(figure), figure.rankReason].filter(Boolean)
  return markup`<tr><td class="number">${shown}</td><td>${words.date(figure.asOf)}</td><td>${said.join(
    ', '
  )}</td><td>${cited.length === 0 ? null : `[${cited.join(', ')}]`}</td></tr>`
}
