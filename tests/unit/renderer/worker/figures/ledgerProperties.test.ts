import { describe, expect, it } from 'vitest'
import { FigureLedger } from '../../../../../src/renderer/worker/figures/figureLedger'
import type { SeriesQuestion } from '../../../../../src/renderer/worker/figures/figuresTypes'
import { figureOf } from '../../../../../src/shared/figures/figure'
import { isDeleted } from '../../../../../src/shared/records/record'
import {
  dates,
  existed,
  measure,
  simulation,
  Simulation
} from '../../../../helpers/figureSimulation'
import type { Statement } from '../../../../helpers/figureSimulation'
import { FigureWorld } from '../../../../helpers/figureWorld'

/** In ten-thousandths, so that nothing is rounded. */
interface Interval {
  readonly low: bigint
  readonly high: bigint | null
}

/** What each text states, written down by hand: nothing of the model is used. */
const intervals: Readonly<Record<string, Interval | null>> = {
  '10': { low: 10_0000n, high: 10_0000n },
  '12': { low: 12_0000n, high: 12_0000n },
  'over 30': { low: 30_0000n, high: null },
  '5–8': { low: 5_0000n, high: 8_0000n },
  none: { low: 0n, high: 0n },
  '?': null,
  '1.2 million': { low: 1_200_000_0000n, high: 1_200_000_0000n },
  '0.5': { low: 5000n, high: 5000n },
  '2.25': { low: 2_2500n, high: 2_2500n },
  '0.0625': { low: 625n, high: 625n }
}

/** A decimal number in ten-thousandths, digit by digit. */
function scaled(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  if (fraction.length > 4) throw new Error(`${text} has digits that nobody stated`)
  const size = BigInt(whole + fraction.padEnd(4, '0'))
  return text.startsWith('-') ? -size : size
}

function union(found: readonly Interval[]): Interval {
  const highs = found.map(({ high }) => high)
  return {
    low: found.map(({ low }) => low).reduce((a, b) => (a < b ? a : b)),
    high: highs.reduce((a, b) => (a === null || b === null ? null : a > b ? a : b))
  }
}

/** The figures that count where they stand: one preferred, otherwise all that are not deprecated. */
function standing(made: Simulation, subject: string, asOf: string): readonly Statement[] {
  const figures = [...made.stated.values()].filter(
    one => one.subject === subject && one.asOf === asOf
  )
  const preferred = figures.filter(({ rank }) => rank === 'preferred')
  return preferred.length === 1 ? preferred : figures.filter(counts)
}

function intervalsOf(statements: readonly Statement[]): readonly Interval[] {
  return statements.flatMap(({ written }) => intervals[written] ?? [])
}

function counts({ rank }: Statement): boolean {
  return rank !== 'deprecated'
}

/** The dates taken for one that has no number, the nearest first: written down by hand. */
const near: Readonly<Record<number, Readonly<Record<string, readonly string[]>>>> = {
  0: {},
  12: {
    '1 January 1928': ['1929'],
    '1929': ['1 January 1928'],
    '1 January 1931': ['1931'],
    '1931': ['1 January 1931']
  },
  24: {
    '1 January 1928': ['1929'],
    '1929': ['1 January 1928', '1 January 1931', '1931'],
    '1 January 1931': ['1931', '1929'],
    '1931': ['1 January 1931', '1929']
  }
}

interface Sum extends Interval {
  readonly counted: number
  readonly without: number
}

/** The sum of the sections at a date, from what was stated alone. */
function recomputed(made: Simulation, asOf: string, unit: string, months = 0): Sum | null {
  const living = made.sections.filter(id => !isDeleted(made.world.get(id)))
  const statedOf = (section: string) =>
    [asOf, ...(near[months]?.[asOf] ?? [])]
      .map(date => standing(made, section, date).filter(one => one.unit === unit))
      .map(intervalsOf)
      .find(those => those.length > 0)
  const parts = living.flatMap(section => {
    const stated = statedOf(section)
    return stated ? [union(stated)] : []
  })
  const without = living.filter(id => !statedOf(id) && existed(made, id, asOf))
  if (parts.length === 0) return null
  const sum = parts.reduce((all, { low, high }) => ({
    low: all.low + low,
    high: all.high === null || high === null ? null : all.high + high
  }))
  return { ...sum, counted: parts.length, without: without.length }
}

/**
 * The sum less each number claimed in a unit, least and most; none where the sum has no limit. That there are none is
 * no number that is claimed.
 */
function recomputedDifferences(
  made: Simulation,
  asOf: string,
  unit: string
): readonly (readonly bigint[])[] {
  const claims = standing(made, made.body, asOf).filter(one => one.unit === unit)
  const exact = intervalsOf(claims).filter(({ low, high }) => low === high && low !== 0n)
  const sum = recomputed(made, asOf, unit)
  if (!sum || sum.high === null) return []
  const { low, high } = sum
  return ordered([...new Set(exact.map(claim => claim.low))].map(of => [low - of, high - of]))
}

function ordered(differences: readonly (readonly bigint[])[]): readonly (readonly bigint[])[] {
  return [...differences].sort(([a = 0n], [b = 0n]) => Number(a - b))
}

/** What somebody would still have on paper, for comparing with the record. */
function asRecorded({ world }: Simulation, id: string): Omit<Statement, 'id'> {
  const record = world.get(id)
  const { subject, asOf, value, unit, rank, rankReason, citations } = figureOf(record)
  return {
    subject,
    asOf: asOf?.written ?? '',
    written: value?.written ?? '',
    unit,
    rank,
    reason: rankReason,
    citations: new Set(citations)
  }
}

function sumOf(
  total:
    { lower: string; upper: string | null; counted: number; without: number } | null | undefined
): Sum | null {
  if (!total) return null
  const { lower, upper, counted, without } = total
  return { low: scaled(lower), high: upper === null ? null : scaled(upper), counted, without }
}

function fresh(world: FigureWorld): FigureLedger {
  const ledger = new FigureLedger()
  ledger.put(world.all())
  return ledger
}

function everything(ledger: FigureLedger, made: Simulation) {
  const span = { from: 0, count: 10_000 }
  const options = { jump: 50 }
  const question = { subject: made.body, measure, unit: '', months: 0 }
  return {
    overview: ledger.overview(options),
    open: ledger.conflicts({ ...span, isSettled: false }),
    settled: ledger.conflicts({ ...span, isSettled: true }),
    claims: ledger.claims({ ...span, months: 0 }),
    findings: ledger.findings({ ...span, isDismissed: false, check: '', options }),
    table: ledger.table({ ...question, limit: 1000 }),
    series: ledger.series(question)
  }
}

function expectTotals(made: Simulation, ledger: FigureLedger, question: SeriesQuestion): void {
  const { unit, months } = question
  const table = ledger.table({ ...question, limit: 1000 })
  const series = ledger.series(question)
  for (const [at, { asOf }] of table.dates.entries()) {
    const wanted = recomputed(made, asOf.written, unit, months)
    expect(sumOf(table.totals[at])).toEqual(wanted)
    const point = series?.derived.find(derived => derived.asOf.written === asOf.written)
    expect(sumOf(point)).toEqual(wanted)
  }
  const shown = new Set(table.dates.map(({ asOf }) => asOf.written))
  for (const date of dates.filter(one => !shown.has(one))) {
    expect(recomputed(made, date, unit)).toBeNull()
  }
}

const perTest = 25
const seeds = [1, 101]

describe('any sequence of entries, citations, rankings, corrections and merges', () => {
  it.each(seeds)('loses no statement and no citation, seeds from %i', from => {
    for (let seed = from; seed < from + perTest; seed++) {
      const made = simulation(seed)
      for (let step = 0; step < 60; step++) made.act(true)
      for (const { id, ...statement } of made.stated.values()) {
        expect(asRecorded(made, id)).toEqual(statement)
        expect(isDeleted(made.world.get(id))).toBe(false)
      }
      expect(fresh(made.world).overview({ jump: 50 }).figures).toBe(made.stated.size)
    }
  })

  it.each(seeds.flatMap(from => [0, 12, 24].map(months => [from, months] as const)))(
    'gives totals that a recomputation agrees with, seeds from %i, within %i months',
    (from, months) => {
      for (let seed = from; seed < from + perTest; seed++) {
        const made = simulation(seed)
        for (let step = 0; step < 60; step++) made.act(true)
        const ledger = fresh(made.world)
        for (const unit of new Set([...made.stated.values()].map(one => one.unit))) {
          expectTotals(made, ledger, { subject: made.body, measure, unit, months })
        }
      }
    }
  )

  it.each(seeds)('gives differences that a recomputation agrees with, seeds from %i', from => {
    for (let seed = from; seed < from + perTest; seed++) {
      const made = simulation(seed)
      for (let step = 0; step < 60; step++) made.act(true)
      const { rows } = fresh(made.world).claims({ from: 0, count: 100, months: 0 })
      for (const row of rows.filter(({ subject }) => subject === made.body)) {
        const date = row.asOf?.written ?? ''
        const stated = standing(made, made.body, date)
        expect(stated.map(({ unit }) => unit)).toContain(row.unit)
        const found = row.differences.map(both => both.map(({ absolute }) => scaled(absolute)))
        const wanted = recomputedDifferences(made, date, row.unit)
        expect([date, ordered(found)]).toEqual([date, wanted])
      }
    }
  })

  it.each(seeds)('leaves the ledger as if it had been read anew, seeds from %i', from => {
    for (let seed = from; seed < from + perTest; seed++) {
      const made = simulation(seed)
      const ledger = fresh(made.world)
      for (let step = 0; step < 60; step++) {
        ledger.put(made.act(true))
        if (step % 7 === 0) ledger.overview({ jump: 50 })
      }
      expect(everything(ledger, made)).toEqual(everything(fresh(made.world), made))
    }
  })

  it.each(seeds)('is the same in whichever order two devices are merged, seeds from %i', from => {
    for (let seed = from; seed < from + perTest; seed++) {
      const made = simulation(seed)
      for (let step = 0; step < 20; step++) made.act()
      const base = [...made.world.changesets]
      const other = new FigureWorld('other', made.world.start + 5)
      for (const changeset of base) other.take(changeset)
      const remote = new Simulation(seed + 1000, made.body, made.sections, made.citations, other)
      for (const [id, statement] of made.stated) {
        remote.stated.set(id, { ...statement, citations: new Set(statement.citations) })
      }
      for (let step = 0; step < 20; step++) {
        made.act()
        remote.act()
      }
      const ours = made.world.changesets.slice(base.length)
      const theirs = [...other.changesets]
      for (const changeset of theirs) made.world.take(changeset)
      for (const changeset of ours) other.take(changeset)
      expect(everything(fresh(made.world), made)).toEqual(everything(fresh(other), made))
      for (const id of [...made.stated.keys(), ...remote.stated.keys()]) {
        const cited = new Set(figureOf(made.world.get(id)).citations)
        const wanted = [made.stated, remote.stated].flatMap(stated => [
          ...(stated.get(id)?.citations ?? [])
        ])
        expect(cited).toEqual(new Set(wanted))
      }
    }
  })
})
