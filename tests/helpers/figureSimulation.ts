import { appendElement, setField } from '../../src/shared/changeLog/edit'
import { parseDate } from '../../src/shared/dates/parse'
import { mergeOperations } from '../../src/shared/duplicates/mergeRecords'
import { figureOf } from '../../src/shared/figures/figure'
import type { Rank } from '../../src/shared/figures/figure'
import { parseFigureValue } from '../../src/shared/figures/parse'
import { rankOperations } from '../../src/shared/figures/ranking'
import { sameFigure } from '../../src/shared/figures/sameFigure'
import { newFigureOperations } from '../../src/shared/figures/statement'
import { isDeleted, valueOf } from '../../src/shared/records/record'
import type { CatalogueRecord } from '../../src/shared/records/record'
import { nextId } from '../unit/shared/records/makeRecord'
import { FigureWorld } from './figureWorld'
import { pick, seeded } from './random'

export const dates = ['1 January 1928', '1 January 1931', '1929', '1931']
/** Each of them is read independently in the tests (`intervals`). */
const values = ['10', '12', 'over 30', '5–8', 'none', '?', '1.2 million', '0.5', '2.25', '0.0625']
const units = ['roubles', 'roubles', 'usDollars']
export const measure = 'sumOfMoney'
const ranks: readonly Rank[] = ['preferred', 'normal', 'deprecated']

/** What was stated and decided, as somebody would keep it on paper. */
export interface Statement {
  readonly id: string
  readonly subject: string
  readonly asOf: string
  readonly written: string
  readonly unit: string
  readonly rank: Rank
  readonly reason: string
  readonly citations: Set<string>
}

/** Somebody who enters, cites, ranks, corrects and merges; everything ever stated is kept beside the catalogue, and nothing of it is read from there. */
export class Simulation {
  readonly world: FigureWorld
  readonly stated = new Map<string, Statement>()
  readonly #pick: <Item>(items: readonly Item[]) => Item
  #keys = 0

  constructor(
    seed: number,
    readonly body: string,
    readonly sections: readonly string[],
    readonly citations: readonly string[],
    world: FigureWorld
  ) {
    const next = seeded(seed)
    this.#pick = items => pick(next, items)
    this.world = world
  }

  /** `isMerging`: of two records that describe the same, one is made now and then. */
  act(isMerging = false): readonly CatalogueRecord[] {
    const figures = [...this.stated.keys()].map(id => this.world.get(id))
    const actions = ['enter', 'enter', 'cite', 'rank', 'rank', 'value', 'unit', 'subject'] as const
    const action = this.#pick(isMerging ? [...actions, 'merge'] : actions)
    if (action === 'merge') return this.#merge()
    if (action === 'enter' || figures.length === 0) return this.#enter()
    const figure = this.#pick(figures)
    if (action === 'cite') return this.#cite(figure)
    if (action === 'rank') return this.#rank(figure, figures)
    if (action === 'value') return this.#change(figure)
    if (action === 'unit') return this.#changeUnit(figure)
    return this.#move(figure)
  }

  /** Two sections, or two citations; what was stated of the one that goes is stated of the other. */
  #merge(): readonly CatalogueRecord[] {
    const ids = this.#pick([this.sections, this.citations])
    const there = this.#living(ids)
    const [keptId, otherId] = [this.#pick(there), this.#pick(there)]
    if (keptId === otherId) return []
    const [kept, other] = [this.world.get(keptId), this.world.get(otherId)]
    const referring = this.world.all().filter(({ refs }) => refs.includes(otherId))
    const merge = { kept, other, referring, choices: {}, note: 'merged' }
    for (const statement of this.stated.values()) {
      const { id, subject, citations } = statement
      if (subject === otherId) this.stated.set(id, { ...statement, subject: keptId })
      if (citations.delete(otherId)) citations.add(keptId)
    }
    return this.world.save(mergeOperations(merge, () => this.#key()))
  }

  #living(ids: readonly string[]): readonly string[] {
    return ids.filter(id => !isDeleted(this.world.get(id)))
  }

  #subject(): string {
    return this.#pick([...this.#living(this.sections), this.body])
  }

  #enter(): readonly CatalogueRecord[] {
    const id = nextId()
    const written = this.#pick(values)
    const citation = this.#pick(this.#living(this.citations))
    const [subject, asOf] = [this.#subject(), this.#pick(dates)]
    const value = parseFigureValue(written)
    const unit = this.#pick(units)
    const said = { measure, value, unit, scope: '', accordingTo: '' }
    const statement = { ...said, asOf: parseDate(asOf) }
    const same = sameFigure(this.#figuresOf(subject), statement)
    if (same && this.#pick([true, false]))
      return this.#citeSame(same.id, [written, asOf, unit], citation)
    const entered = { ...said, subject, asOf: { ...parseDate(asOf) } }
    const citations = new Set([citation])
    this.stated.set(id, { id, subject, asOf, written, unit, rank: 'normal', reason: '', citations })
    return this.world.save(newFigureOperations(id, entered, citation, () => this.#key()))
  }

  #figuresOf(subject: string) {
    return [...this.stated.keys()]
      .map(id => this.world.get(id))
      .filter(record => valueOf(record, 'subject') === subject)
      .map(figureOf)
  }

  /** What is stated already becomes a further citation; were it another statement, the one entered would be lost. */
  #citeSame(id: string, said: readonly string[], citation: string) {
    const known = this.stated.get(id)
    if (!known || [known.written, known.asOf, known.unit].join() !== said.join()) {
      throw new Error(`“${said.join(', ')}” is not what is stated already`)
    }
    known.citations.add(citation)
    const record = this.world.get(id)
    return this.world.save([appendElement(record, 'citations', this.#key(), { citation })])
  }

  #key(): string {
    this.#keys++
    return `${this.world.device}${String(this.#keys)}`
  }

  /** The same number from another source: a further citation. */
  #cite(figure: CatalogueRecord): readonly CatalogueRecord[] {
    const citation = this.#pick(this.#living(this.citations))
    this.stated.get(figure.id)?.citations.add(citation)
    return this.world.save([appendElement(figure, 'citations', this.#key(), { citation })])
  }

  #rank(figure: CatalogueRecord, all: readonly CatalogueRecord[]): readonly CatalogueRecord[] {
    const chosen = this.stated.get(figure.id)
    const group = [...this.stated.values()].filter(
      ({ subject, asOf }) => subject === chosen?.subject && asOf === chosen.asOf
    )
    const rank = this.#pick(ranks)
    for (const statement of group) {
      const isChosen = statement.id === figure.id
      const reason = rank === 'normal' ? '' : 'a reason'
      if (isChosen) this.stated.set(statement.id, { ...statement, rank, reason })
      else if (rank === 'preferred' && statement.rank === 'preferred') {
        this.stated.set(statement.id, { ...statement, rank: 'normal', reason: '' })
      }
    }
    const ids = new Set(group.map(({ id }) => id))
    const records = all.filter(({ id }) => ids.has(id))
    return this.world.save(rankOperations(records, figure.id, rank, 'a reason'))
  }

  #move(figure: CatalogueRecord): readonly CatalogueRecord[] {
    const subject = this.#subject()
    const known = this.stated.get(figure.id)
    if (known) this.stated.set(figure.id, { ...known, subject })
    return this.world.save([setField(figure, 'subject', subject)])
  }

  #change(figure: CatalogueRecord): readonly CatalogueRecord[] {
    const written = this.#pick(values)
    const known = this.stated.get(figure.id)
    if (known) this.stated.set(figure.id, { ...known, written })
    return this.world.save([setField(figure, 'value', { ...parseFigureValue(written) })])
  }

  #changeUnit(figure: CatalogueRecord): readonly CatalogueRecord[] {
    const unit = this.#pick(units)
    const known = this.stated.get(figure.id)
    if (known) this.stated.set(figure.id, { ...known, unit })
    return this.world.save([setField(figure, 'unit', unit)])
  }
}

/** One of the sections has ended before some of the dates. */
function yearsOf(section: string): string {
  return section === 'C' ? '1922–1929' : '1922–1941'
}

/** Whether a section existed then, or may have: written down by hand. */
export function existed(made: Simulation, section: string, asOf: string): boolean {
  return made.world.withCode('C').id !== section || !asOf.endsWith('1931')
}

export function simulation(seed: number): Simulation {
  const world = new FigureWorld(`device${String(seed)}`)
  world.enter([
    { key: 'body', kind: 'organisation', values: { referenceCode: 'body' } },
    ...['A', 'B', 'C'].map(key => ({
      key,
      kind: 'section',
      values: { referenceCode: key, parent: '@body', datesOfExistence: yearsOf(key) }
    })),
    ...['c1', 'c2', 'c3'].map(key => ({
      key,
      kind: 'citation',
      values: { referenceCode: key, locator: 'p. 1' }
    }))
  ])
  const ids = (...codes: string[]) => codes.map(code => world.withCode(code).id)
  const [body = ''] = ids('body')
  return new Simulation(seed, body, ids('A', 'B', 'C'), ids('c1', 'c2', 'c3'), world)
}
