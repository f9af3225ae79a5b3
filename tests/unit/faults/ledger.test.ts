import { expect, it } from 'vitest'
import {
  acknowledge,
  compare,
  createLedger,
  field,
  newRecord,
  nextWrite
} from '../../faults/ledger'
import type { Ledger, Write } from '../../faults/ledger'
import type { Tally } from '../../faults/tally'

function titleOf({ ops }: Write): string {
  return String(ops.find(operation => operation.f === field)?.p)
}

function written(ledger: Ledger): Write {
  const write = newRecord(ledger)
  acknowledge(ledger, write, 'device:1')
  return write
}

function compared(ledger: Ledger, found: readonly (readonly [string, string])[]) {
  const tally: Tally = {
    trials: 0,
    starts: 0,
    acknowledged: 0,
    missing: new Set(),
    wrong: new Set(),
    notes: []
  }
  compare(ledger, new Map(found), 'here', tally)
  return { missing: tally.missing.size, wrong: tally.wrong.size }
}

it('finds nothing amiss where everything acknowledged is as it was written', () => {
  const ledger = createLedger()
  const write = written(ledger)
  expect(compared(ledger, [[write.id, titleOf(write)]])).toEqual({ missing: 0, wrong: 0 })
})

it('counts what was acknowledged and is gone', () => {
  const ledger = createLedger()
  written(ledger)
  expect(compared(ledger, [])).toEqual({ missing: 1, wrong: 0 })
})

it('allows what was not acknowledged to be there or not', () => {
  const ledger = createLedger()
  const write = newRecord(ledger)
  expect(compared(ledger, [])).toEqual({ missing: 0, wrong: 0 })
  expect(compared(ledger, [[write.id, titleOf(write)]])).toEqual({ missing: 0, wrong: 0 })
})

it('finds a text that is not whole', () => {
  const ledger = createLedger()
  const write = written(ledger)
  const text = titleOf(write).slice(0, -1)
  expect(compared(ledger, [[write.id, text]])).toEqual({ missing: 0, wrong: 1 })
})

it('finds an older text than the one acknowledged', () => {
  const ledger = createLedger()
  const first = written(ledger)
  const edit = nextWrite(ledger, () => 0.7)
  acknowledge(ledger, edit, 'device:2')
  expect(edit.id).toBe(first.id)
  expect(compared(ledger, [[first.id, titleOf(first)]])).toEqual({ missing: 0, wrong: 1 })
  expect(compared(ledger, [[first.id, titleOf(edit)]])).toEqual({ missing: 0, wrong: 0 })
})

it('finds a deleted record that has come back', () => {
  const ledger = createLedger()
  const write = written(ledger)
  acknowledge(
    ledger,
    nextWrite(ledger, () => 0.99),
    'device:2'
  )
  expect(compared(ledger, [])).toEqual({ missing: 0, wrong: 0 })
  expect(compared(ledger, [[write.id, titleOf(write)]])).toEqual({ missing: 0, wrong: 1 })
})

it('finds a transaction of which only a part is there', () => {
  const ledger = createLedger()
  const [first, second] = [newRecord(ledger), newRecord(ledger)]
  ledger.groups.push([first.id, second.id])
  expect(compared(ledger, [[first.id, titleOf(first)]])).toEqual({ missing: 0, wrong: 1 })
})

it('finds a record that nobody entered', () => {
  expect(compared(createLedger(), [['stray', 'text']])).toEqual({ missing: 0, wrong: 1 })
})
