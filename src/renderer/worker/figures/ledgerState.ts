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
    if (record.kind === 'figure') this.#putFigure(record)
    else if (record.kind === 'citation') this.#putCitation(record)
    else this.#putFacts(record)
  }

  #putFigure(record: CatalogueRecord): void {
    const before = this.figures.get(record.id)
    const after = isDeleted(record) ? undefined : figureOf(record)
    if (after) this.figures.set(record.id, after)
    else this.figures.delete(record.id)
    this.#figuresOf.move(record.id, before && [before.subject], after && [after.subject])
    const named = (figure: Figure | undefined) =>
      figure && [figure.accordingTo, ...figure.citations]
    this.#naming.move(record.id, named(before), named(after))
    for (const figure of [before, after]) if (figure) this.#touch(figure.subject, figure.measure)
  }

  #putCitation(record: CatalogueRecord): void {
    const before = this.citations.get(record.id)
    const after = citationFactsOf(record)
    if (after) this.citations.set(record.id, after)
    else this.citations.delete(record.id)
    this.#citationsOf.move(record.id, before && [before.source], after ? [after.source] : undefined)
    this.#touchNaming(record.id)
  }

  #putFacts(record: CatalogueRecord): void {
    const before = this.facts.get(record.id)
    const after = factsOf(record) ?? undefined
    if (after) this.facts.set(record.id, after)
    else this.facts.delete(record.id)
    const parents = (facts: RecordFacts | undefined) =>
      facts?.kind === 'section' ? [facts.parent] : undefined
    this.#sectionsOf.move(record.id, parents(before), parents(after))
    this.#publishedBy.move(record.id, before?.publishers, after?.publishers)
    this.#touch(record.id)
    this.#touchNaming(record.id)
    for (const citation of this.#citationsOf.of(record.id)) this.#touchNaming(citation)
    for (const facts of [before, after]) {
      for (const body of [facts?.parent, ...(facts?.publishers ?? [])]) if (body) this.#touch(body)
    }
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

  knows(id: string): boolean {
    return this.figures.has(id) || this.facts.has(id) || this.citations.has(id)
  }

  /** Whether a figure, or what a figure names, names this record. */
  isNamed(id: string): boolean {
    return [this.#figuresOf, this.#naming, this.#citationsOf, this.#sectionsOf].some(
      lookup => lookup.of(id).size > 0
    )
  }

  subjects(): IterableIterator<string> {
    return this.#figuresOf.keys()
  }

  hasFigures(subject: string): boolean {
    return this.#figuresOf.of(subject).size > 0
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
