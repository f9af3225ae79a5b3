/** The value below which `share` of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (value === undefined) throw new RangeError('Nothing was measured')
  return value
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/**
 * Lets the candidates take turns, each round beginning with another, so that what else the machine does hits them
 * alike; gives every candidate's measurements.
 */
export async function takeTurns<Name extends string>(
  rounds: number,
  candidates: Readonly<Record<Name, (round: number) => Promise<readonly number[]>>>
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(candidates) as Name[]
  const times = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<
    Name,
    number[]
  >
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length]
      if (name !== undefined) times[name].push(...(await candidates[name](round)))
    }
  }
  return times
}
