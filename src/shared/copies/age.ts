export interface Age {
  readonly value: number
  readonly unit: 'minute' | 'hour' | 'day'
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** In the largest unit of which there is a whole one; a time ahead of the clock counts as now. */
export function ageOf(at: string, now: number): Age {
  const passed = Math.max(0, now - Date.parse(at))
  if (passed >= day) return { value: Math.floor(passed / day), unit: 'day' }
  if (passed >= hour) return { value: Math.floor(passed / hour), unit: 'hour' }
  return { value: Math.floor(passed / minute), unit: 'minute' }
}
