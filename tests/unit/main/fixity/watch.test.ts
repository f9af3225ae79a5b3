import { expect, test } from 'vitest'
import type { LogEvent } from '../../../../src/main/fixity/event'
import { isFixityEvent } from '../../../../src/main/fixity/event'
import type { FixityLog, Known } from '../../../../src/main/fixity/log'
import { createWatch } from '../../../../src/main/fixity/watch'
import { pick, seeded } from '../../../helpers/random'
import { hashOf } from './support'

/** What the log keeps in memory, without a disk. */
function memoryLog(): FixityLog {
  const known = new Map<string, Known>()
  const cycle: { begun: string | null; ended: string | null } = { begun: null, ended: null }
  return {
    latest: object => known.get(object),
    cycle: () => ({ ...cycle }),
    add(event: LogEvent) {
      if (isFixityEvent(event)) known.set(event.object, event)
      else cycle[event.type === 'cycle begun' ? 'begun' : 'ended'] = event.date
    },
    flush: () => Promise.resolve()
  }
}

test('the counts that are kept are those of the list, whatever happens in between', () => {
  const random = seeded(65)
  const files = Array.from({ length: 12 }, (_, at) => hashOf(String(at)))
  const states = ['ok', 'ok', 'changed', 'missing', 'unreadable'] as const
  const some = (): string[] => files.filter(() => random() < 0.5)
  let time = Date.parse('2026-01-01T00:00:00Z')
  const log = memoryLog()
  const watch = createWatch({ log, agent: 'Opis 0.0.0', now: () => time })
  const cycle = { agent: 'Opis 0.0.0', files: 0 }

  const happenings = [
    () => {
      watch.expect([], 'first')
      watch.expect(some(), 'next')
      watch.expect([], 'last')
    },
    () => {
      watch.expect(some().slice(0, 2), 'added')
    },
    () => {
      watch.compare({ stored: new Set(some()), strays: random() < 0.5 ? ['notes.txt'] : [] })
    },
    () => {
      log.add({ type: 'cycle begun', date: new Date(time).toISOString(), ...cycle })
    },
    () => {
      log.add({ type: 'cycle ended', date: new Date(time).toISOString(), ...cycle })
    },
    () => {
      const file = watch.next() ?? pick(random, files)
      watch.record(file, { state: pick(random, states), found: null })
    }
  ]
  for (let step = 0; step < 3000; step++) {
    time += 1000
    pick(random, random() < 0.6 ? happenings.slice(-1) : happenings)()
    const listed = watch.files().map(({ state }) => state)
    for (const [state, count] of Object.entries(watch.counts())) {
      expect([step, state, count]).toEqual([
        step,
        state,
        listed.filter(each => each === state).length
      ])
    }
    const notable = watch.files().filter(({ state }) => state !== 'ok' && state !== 'unchecked')
    expect(new Set(watch.findings())).toEqual(new Set(notable))
  }
})
