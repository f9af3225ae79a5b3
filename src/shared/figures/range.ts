import { compare, subtract, sum } from './decimal'
import type { FigureValue } from './value'

/** What a number may be; `upper` null: there is no limit above. */
export interface Range {
  readonly lower: string
  readonly upper: string | null
}

const zero: Range = { lower: '0', upper: '0' }

/** Null for a value that states no number. Known not to exist counts as 0; "up to" begins there. */
export function rangeOf(value: FigureValue | null): Range | null {
  if (value?.state === 'none') return zero
  if (value?.state !== 'value' || value.ambiguous.length > 0) return null
  const { exact, lower, upper } = value
  if (exact !== null) return { lower: exact, upper: exact }
  return lower === null && upper === null ? null : { lower: lower ?? '0', upper }
}

export function sumOfRanges(ranges: readonly Range[]): Range {
  const uppers = ranges.flatMap(({ upper }) => upper ?? [])
  const isOpen = uppers.length < ranges.length
  return { lower: sum(ranges.map(({ lower }) => lower)), upper: isOpen ? null : sum(uppers) }
}

/** The least range that holds both. */
export function spanOf(a: Range, b: Range): Range {
  const lower = compare(a.lower, b.lower) <= 0 ? a.lower : b.lower
  if (a.upper === null || b.upper === null) return { lower, upper: null }
  return { lower, upper: compare(a.upper, b.upper) >= 0 ? a.upper : b.upper }
}

export function subtractRanges(a: Range, b: Range): { lower: string | null; upper: string | null } {
  return {
    lower: b.upper === null ? null : subtract(a.lower, b.upper),
    upper: a.upper === null ? null : subtract(a.upper, b.lower)
  }
}

export function isExact({ lower, upper }: Range): boolean {
  return upper !== null && compare(lower, upper) === 0
}
