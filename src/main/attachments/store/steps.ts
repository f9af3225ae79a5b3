import { Failure } from '../../failure'
import { asFailure, passing, pauses, type Side } from '../fileFailures'
import { errorCode } from '../fileFailures'

/**
 * Work on files in slices: it yields after each, so that it can run to its end in a thread of its own, or beside other
 * work in this one.
 */
export type Slices<Value> = Generator<undefined, Value, undefined>

/** Runs a step that changes nothing when it fails, again if need be; see `fileFailures.on`. */
export function step<Value>(side: Side, work: () => Value): Value {
  for (const pause of pauses) {
    try {
      return work()
    } catch (error) {
      if (!passing.has(errorCode(error))) throw asFailure(side, error)
      sleep(pause)
    }
  }
  return stepOnce(side, work)
}

/** The same for steps that must not be repeated. */
export function stepOnce<Value>(side: Side, work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    throw error instanceof Failure ? error : asFailure(side, error)
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
