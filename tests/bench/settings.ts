import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const given = (name: string): string | undefined => process.env[name] ?? undefined

/** Numbers of records to measure with: `npm run bench -- --sizes=1000,1000000`. */
export const sizes: readonly number[] = (given('OPIS_BENCH_SIZES') ?? '10000,100000')
  .split(',')
  .map(Number)

/** How often what is compared takes turns: `npm run bench -- --rounds=9`. */
export const rounds = Number(given('OPIS_BENCH_ROUNDS') ?? '5')

/** Where the generated catalogues are; removed after the run. */
export const workFolder = given('OPIS_BENCH_WORK') ?? join(tmpdir(), 'opis-bench')

/** Where each bench leaves its rows. */
export const rowsFolder = resolve(import.meta.dirname, '../../artifacts/bench/rows')
