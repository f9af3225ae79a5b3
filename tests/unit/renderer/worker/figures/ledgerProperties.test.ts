import { describe, expect, it } from 'vitest'
import { FigureLedger } from '../../../../../src/renderer/worker/figures/figureLedger'
import { figureOf } from '../../../../../src/shared/figures/figure'
import {
  isDeleted,
  partOf,
  textOf,
  valueOf,
  valuesOf
} from '../../../../../src/shared/records/record'
import { dates, simulation, Simulation } from '../../../../helpers/figureSimulation'
import { FigureWorld } from '../../../../helpers/figureWorld'

interface Interval {
  readonly low: bigint
  readonly high: bigint | null
}

/** What each text states, written down by hand: nothing of the model is used. */
const intervals: Readonly<Record<string, Interval | null>> = {
  '10': { low: 10n, high: 10n },
  '12': { low: 12n, high: 12n },
  'over 30': { low: 30n, high: null },
  '5–8': { low: 5n, high: 8n },
  none: { low: 0n, high: 0n },
  '?': null,
  '1.2 million': { low: 1_200_000n, high: 1_200_000n }
}

function union(found: readonly Interval[]): Interval {
  const highs = found.map(({ high }) => high)
  return {
    low: found.map(({ low }) => low).reduce((a, b) => (a < b ? a : b)),
    high: highs.reduce((a, b) => (a === null || b === null ? null : a > b ? a : b))
  }
}

/** The sum of the sections at a date, from the records alone. */
function recomputed(made: Simulation, asOf: string): Interval | null {
  const living = made.sections.filter(id => !isDeleted(made.world.get(id)))
  const parts = living.flatMap(section => {
    const figures = [...made.stated.values()].filter(({ id }) => {
      const record = made.world.get(id)
      const written = textOf(partOf(valueOf(record, 'asOf'), 'written'))
      return valueOf(record, 'subject') === section && written === asOf
    })
    const rankOf = (id: string): string => textOf(valueOf(made.world.get(id), 'rank')) || 'normal'
    const preferred = figures.filter(({ id }) => rankOf(id) === 'preferred')
    const counting = figures.filter(({ id }) => rankOf(id) !== 'deprecated')
    const those = preferred.length === 1 ? preferred : counting
    const stated = those.flatMap(({ written }) => intervals[written] ?? [])
    return stated.length > 0 ? [union(stated)] : []
  })
  if (parts.length === 0) return null
  return parts.reduce((sum, { low, high }) => ({
    low: sum.low + low,
    high: sum.high === null || high === null ? null : sum.high + high
  }))
}

function fresh(world: FigureWorld): FigureLedger {
  const ledger = new FigureLedger()
  ledger.put(world.all())
  return ledger
}

function everything(ledger: FigureLedger, made: Simulation) {
  const span = { from: 0, count: 10_000 }
  const options = { jump: 50 }
  const question = { subject: made.body, measure: 'members', months: 0 }
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

const perTest = 25
const seeds = [1, 101]

describe('any sequence of entries, citations, rankings, corrections and merges', () => {
  it.each(seeds)('loses no statement and no citation, seeds from %i', from => {
    for (let seed = from; seed < from + perTest; seed++) {
      const made = simulation(seed)
      for (let step = 0; step < 60; step++) made.act(true)
      for (const { id, written, citations } of made.stated.values()) {
        const record = made.world.get(id)
        expect(figureOf(record).value?.written).toBe(written)
        expect(new Set(figureOf(record).citations)).toEqual(citations)
        expect(valuesOf(record, 'citations').length).toBeGreaterThanOrEqual(citations.size)
      }
      expect(fresh(made.world).overview({ jump: 50 }).figures).toBe(made.stated.size)
    }
  })

  it.each(seeds)(
    'gives totals that a recomputation from the records agrees with, seeds from %i',
    from => {
      for (let seed = from; seed < from + perTest; seed++) {
        const made = simulation(seed)
        for (let step = 0; step < 60; step++) made.act(true)
        const table = fresh(made.world).table({
          subject: made.body,
          measure: 'members',
          months: 0,
          limit: 1000
        })
        const totals = new Map(
          table.dates.map(({ asOf }, at) => [asOf.written, table.totals[at] ?? null])
        )
        for (const date of dates) {
          const total = totals.get(date) ?? null
          const wanted = recomputed(made, date)
          const found = total && {
            low: BigInt(total.lower),
            high: total.upper === null ? null : BigInt(total.upper)
          }
          expect(found).toEqual(wanted)
        }
      }
    }
  )

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
