import { resolve } from 'node:path'
import { seeded } from '../helpers/random'

/** `npm run faults` sets it; without it the short form runs. */
export const isLong = process.env['OPIS_FAULTS'] === 'long'

/** Printed with the table, so that a run can be repeated: `npm run faults -- --seed=7`. */
const seed = Number(process.env['OPIS_FAULTS_SEED'] ?? '1925')

/** Where each case leaves its row. */
export const rowsFile = resolve(import.meta.dirname, '../../artifacts/faults/rows.ndjson')

/** A part of the trials of the long form, for a machine with other work: `npm run faults -- --share=0.2`. */
const share = Number(process.env['OPIS_FAULTS_SHARE'] ?? '1')

export function howMany(short: number, long: number): number {
  return isLong ? Math.ceil(long * share) : short
}

/** A generator of its own for each case, so that a case run alone has the same moments. */
export function randomFor(name: string): () => number {
  const letters = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7)
  return seeded(seed + letters)
}

export function between(random: () => number, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}
