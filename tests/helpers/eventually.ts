import { expect, vi } from 'vitest'

/** Waits until what is read is what is wanted; the last reading is said when it never is. */
export async function eventually<Value>(
  read: () => Promise<Value>,
  wanted: Value,
  timeout = 15_000
): Promise<void> {
  const compare = async (): Promise<void> => {
    expect(await read()).toEqual(wanted)
  }
  await vi.waitFor(compare, { timeout, interval: 30 })
}
