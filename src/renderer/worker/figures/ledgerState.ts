import { citationFactsOf, factsOf } from '../../../shared/figures/facts'
import type { CitationFacts, RecordFacts } from '../../../shared/figures/facts'
import { figureOf } from '../../../shared/figures/figure'
import type { Figure } from '../../../shared/figures/figure'
import { groupFigures } from '../../../shared/figures/conflictGroups'
import type { ConflictGroup, MeasureGroups } from '../../../shared/figures/conflictGroups'
import { isDeleted } from '../../../shared/records/record'
import type { CatalogueRecord } from '../../../shared/records/record'
import { BodyParts } from './bodyParts'
import { Lookup } from './lookup'

/** What is known of some records. */
export interface Known {
  readonly facts: readonly RecordFacts[]
  readonly citations: readonly CitationFacts[]
  readonly figures: readonly Figure[]
}

/** The figures and what is known around them, grouped so that every question is about few of them. */
export class LedgerState {
  readonly figures = new Map<string, Figure>()
  readonly facts = new Map<string, RecordFacts>()
  readonly citations = new Map<string, CitationFacts>()
  readonly #figuresOf = new Lookup()
  readonly #sectionsOf = new Lookup()
  readonly #publishedBy = new Lookup()
  readonly #citationsOf = new Lookup()
  /** Authority or citation → the figures that name it. */
  readonly #naming = new Lookup()
  readonly #groups = new Map<string, readonly MeasureGroups[]>()
  readonly parts = new BodyParts(
    body => [...this.#sectionsOf.of(body)].flatMap(id => this.facts.get(id) ?? []),
    (subject, measure) => this.groupsIn(subject, measure)
  )
  #dirty = new Set<string>()

  /** The subjects whose figures, or what is said of them, may have changed since the last call. */
  takeDirty(): ReadonlySet<string> {
    const dirty = this.#dirty
    this.#dirty = new Set()
    return dirty
  }

  put(record: CatalogueRecord): void {
    const { id, kind } = record
    if (kind === 'figure') this.#putFigure(id, isDeleted(record) ? undefined : figureOf(record))
    else if (kind === 'citation') this.#putCitation(id, citationFactsOf(record) ?? undefined)
    else this.#putFacts(id, factsOf(record) ?? undefined)
  }

  /** Takes up what another session knew. */
  take({ facts, citations, figures }: Known): void {
    for (const one of facts) this.#putFacts(one.id, one)
    for (const one of citations) this.#putCitation(one.id, one)
    for (const one of figures) this.#putFigure(one.id, one)
  }

  #putFigure(id: string, stated: Figure | undefined): void {
    const before = this.figures.get(id)
    const after = stated && {
      ...stated,
      subject: this.#sameId(stated.subject),
      accordingTo: this.#sameId(stated.accordingTo),
      citations: stated.citations.map(one => this.#sameId(one))
    }
    if (after) this.figures.set(id, after)
    else this.figures.delete(id)
    this.#figuresOf.move(id, before && [before.subject], after && [after.subject])
    const named = (figure: Figure | undefined) =>
      figure && [figure.accordingTo, ...figure.citations]
    this.#naming.move(id, named(before), named(after))
    for (const figure of [before, after]) if (figure) this.#touch(figure.subject, figure.measure)
  }

  #putCitation(id: string, after: CitationFacts | undefined): void {
    const before = this.citations.get(id)
    if (after) this.citations.set(id, after)
    else this.citations.delete(id)
    this.#citationsOf.move(id, before && [before.source], after && [after.source])
    this.#touchNaming(id)
  }

  #putFacts(id: string, after: RecordFacts | undefined): void {
    const before = this.facts.get(id)
    if (after) this.facts.set(id, after)
    else this.facts.delete(id)
    const parents = (facts: RecordFacts | undefined) =>
      facts?.kind === 'section' ? [facts.parent] : undefined
    this.#sectionsOf.move(id, parents(before), parents(after))
    this.#publishedBy.move(id, before?.publishers, after?.publishers)
    this.#touch(id)
    this.#touchNaming(id)
    for (const citation of this.#citationsOf.of(id)) this.#touchNaming(citation)
    for (const facts of [before, after]) {
      for (const body of [facts?.parent, ...(facts?.publishers ?? [])]) if (body) this.#touch(body)
    }
  }

  /** The same id as one string: each figure read has its own, and there are hundreds of thousands. */
  #sameId(id: string): string {
    return this.facts.get(id)?.id ?? this.citations.get(id)?.id ?? id
  }

  #touchNaming(id: string): void {
    for (const naming of this.#naming.of(id)) {
      const figure = this.figures.get(naming)
      if (figure) this.#touch(figure.subject, figure.measure)
    }
  }

  /** What is stated of a section is part of the total of its parent; of one measure only, where it is named. */
  #touch(subject: string, measure?: string): void {
    this.#groups.delete(subject)
    const parent = this.facts.get(subject)?.parent ?? ''
    // A figure may have no subject yet.
    for (const id of parent === '' ? [subject] : [subject, parent]) {
      this.#dirty.add(id)
      if (measure === undefined) this.parts.forget(id)
      else this.parts.forgetMeasure(id, measure)
    }
  }

  /** Everything, in parts that another session can take up in turn. */
  *known(): Generator<Known> {
    const none = { facts: [], citations: [], figures: [] }
    for (const facts of inParts(this.facts.values())) yield { ...none, facts }
    for (const citations of inParts(this.citations.values())) yield { ...none, citations }
    for (const figures of inParts(this.figures.values())) yield { ...none, figures }
  }

  /** The citations that support the figures of these subjects. */
  citedFor(subjects: readonly string[]): readonly string[] {
    const figures = subjects.flatMap(id => this.figuresOf(id))
    return [...new Set(figures.flatMap(({ citations }) => citations))]
  }

  knows(id: string): boolean {
    return this.figures.has(id) || this.facts.has(id) || this.citations.has(id)
  }

  /** Whether a figure, or what a figure names, names this record. */
  isNamed(id: string): boolean {
    return [this.#figuresOf, this.#naming, this.#citationsOf, this.#sectionsOf].some(lookup =>
      lookup.has(id)
    )
  }

  subjects(): IterableIterator<string> {
    return this.#figuresOf.keys()
  }

  hasFigures(subject: string): boolean {
    return this.#figuresOf.has(subject)
  }

  figuresOf(subject: string): readonly Figure[] {
    return [...this.#figuresOf.of(subject)].flatMap(id => this.figures.get(id) ?? [])
  }

  groupsOf(subject: string): readonly MeasureGroups[] {
    const known = this.#groups.get(subject)
    if (known) return known
    const groups = groupFigures(this.figuresOf(subject))
    this.#groups.set(subject, groups)
    return groups
  }

  sectionCount(body: string): number {
    return this.#sectionsOf.of(body).size
  }

  groupsIn(subject: string, measure: string): readonly ConflictGroup[] {
    return this.groupsOf(subject).find(one => one.measure === measure)?.groups ?? []
  }

  publishedBy(publisher: string): readonly RecordFacts[] {
    return [...this.#publishedBy.of(publisher)].flatMap(id => this.facts.get(id) ?? [])
  }
}

const partLength = 2000

function* inParts<Item>(items: Iterable<Item>): Generator<readonly Item[]> {
  let part: Item[] = []
  for (const item of items) {
    part.push(item)
    if (part.length < partLength) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}
