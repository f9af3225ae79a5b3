import { vi } from 'vitest'

/** Milliseconds: a machine with other work may be ten times as slow as an idle one. */
const patience = 15_000

/** What is waited for comes or does not come; how long it takes says nothing, so one second is no limit. */
const { waitFor, waitUntil } = vi

function patient(
  options: number | { readonly timeout?: number; readonly interval?: number } | undefined
): { readonly timeout: number; readonly interval?: number } {
  return typeof options === 'number' ? { timeout: options } : { timeout: patience, ...options }
}

vi.waitFor = (callback, options) => waitFor(callback, patient(options))
vi.waitUntil = (callback, options) => waitUntil(callback, patient(options))
