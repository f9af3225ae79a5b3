import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { electronPath } from '../helpers/launch'
import { endLeftOver } from './session'
import { rowsFile } from './settings'

/** One line of the table. */
interface Row {
  readonly case: string
  readonly trials: number
  readonly acknowledged: number
  readonly missing: number
  readonly wrong: number
  readonly starts: number
  readonly notes: string
  /** Why the case could not run here. */
  readonly skipped?: string
}

/** What a case counts while it runs. */
export interface Tally {
  trials: number
  starts: number
  acknowledged: number
  /** What was acknowledged and not found at some start, each once. */
  readonly missing: Set<string>
  /** What was found otherwise than it was written, or half. */
  readonly wrong: Set<string>
  readonly notes: string[]
}

async function leaveRow(row: Row): Promise<void> {
  await mkdir(dirname(rowsFile), { recursive: true })
  await appendFile(rowsFile, `${JSON.stringify(row)}\n`)
}

function rowOf(name: string, tally: Tally): Row {
  const { trials, starts, acknowledged, missing, wrong } = tally
  const found = [...missing, ...wrong].slice(0, 3)
  const notes = [...tally.notes, ...found.map(text => `e.g. ${text}`)].join('; ')
  const counts = { acknowledged, missing: missing.size, wrong: wrong.size }
  return { case: name, trials, ...counts, starts, notes }
}

/** A case that leaves its row however it ends, and fails when anything is missing or wrong. */
export function faultCase(
  name: string,
  run: (tally: Tally) => Promise<void>,
  whyNot: string | null = null
): void {
  if (whyNot !== null) {
    test(`${name}: skipped, ${whyNot}`, async () => {
      const nothing = { trials: 0, acknowledged: 0, missing: 0, wrong: 0, starts: 0 }
      await leaveRow({ case: name, ...nothing, notes: '', skipped: whyNot })
    })
    return
  }
  test.skipIf(electronPath === undefined)(name, async () => {
    const tally: Tally = {
      trials: 0,
      starts: 0,
      acknowledged: 0,
      missing: new Set(),
      wrong: new Set(),
      notes: []
    }
    try {
      await run(tally)
    } catch (error) {
      tally.wrong.add(`the case did not end: ${String(error).slice(0, 300)}`)
      throw error
    } finally {
      endLeftOver()
      await leaveRow(rowOf(name, tally))
    }
    expect([...tally.missing, ...tally.wrong]).toEqual([])
    expect(tally.acknowledged).toBeGreaterThan(0)
  })
}
