import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rowsFolder } from './settings'

/** One line of the table. Less is better, always. */
export interface Row {
  readonly bench: string
  readonly what: string
  /** Records, changesets or windows that it was measured with. */
  readonly n: number
  readonly value: number
  readonly unit: 'ms' | 'µs' | 'B'
  /** `value` as a multiple of what `to` names: a limit of the machine, or a peer, in the same run. */
  readonly ratio: number | null
  readonly to: string
  readonly goal: string
  readonly met: boolean | null
}

export interface Measured {
  readonly what: string
  readonly n: number
  readonly value: number
  readonly unit?: Row['unit']
  readonly peer?: { readonly name: string; readonly value: number }
  readonly goal?: { readonly value: number } | { readonly ratio: number }
}

function rowOf(bench: string, { what, n, value, unit = 'ms', peer, goal }: Measured): Row {
  const ratio = peer ? value / peer.value : null
  const base = { bench, what, n, value, unit, ratio, to: peer?.name ?? '' }
  if (!goal) return { ...base, goal: '', met: null }
  if ('value' in goal) {
    return { ...base, goal: `≤ ${String(goal.value)} ${unit}`, met: value <= goal.value }
  }
  return { ...base, goal: `≤ ${String(goal.ratio)} ×`, met: ratio !== null && ratio <= goal.ratio }
}

/** Leaves the rows for the table that is printed after all benches; nothing is asserted. */
export async function report(bench: string, measured: readonly Measured[]): Promise<void> {
  await mkdir(rowsFolder, { recursive: true })
  const rows = measured.map(entry => rowOf(bench, entry))
  await writeFile(join(rowsFolder, `${bench}.json`), JSON.stringify(rows, null, 2))
}
