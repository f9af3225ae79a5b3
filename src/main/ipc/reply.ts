import type { Reply } from '../../shared/bridge'
import { Failure } from '../failure'
import type { Log } from '../log'

/** A handler whose arguments are known to itself only: `run` gets what its own `parse` returned. */
export interface AnyHandler {
  parse(args: unknown[]): readonly unknown[]
  run(...args: never[]): Promise<unknown>
}

function failed(code: string, message: string): Reply<never> {
  return { ok: false, failure: { code, message } }
}

export function refused(): Reply<never> {
  return failed('refused', 'The call did not come from a page of the application.')
}

/** Runs one call; whatever goes wrong comes back as data with a code. */
export async function reply(
  channel: string,
  handler: AnyHandler,
  args: unknown[],
  log: Log
): Promise<Reply<unknown>> {
  try {
    return { ok: true, value: await handler.run(...(handler.parse(args) as never[])) }
  } catch (error) {
    log.error(`${channel} failed:`, error)
    if (error instanceof Failure) return failed(error.code, error.message)
    return failed('unexpected', error instanceof Error ? error.message : String(error))
  }
}
