import type { MainApi } from '../../shared/ipc'
import * as v from 'valibot'
import { Failure } from '../failure'
import { findUnsafe } from './plainValue'

/** One call: what the renderer sent is only used once `parse` has accepted it. */
export interface Handler<Args extends unknown[], Value> {
  parse(args: unknown[]): Args
  run(...args: Args): Promise<Value>
}

type HandlerOf<Method> = Method extends (...args: infer Args) => Promise<infer Value>
  ? Handler<Args, Value>
  : never

/** A handler for every member: one that is missing or mistyped does not compile. */
export type Handlers<Api> = {
  readonly [Namespace in keyof Api]: {
    readonly [Method in keyof Api[Namespace]]: HandlerOf<Api[Namespace][Method]>
  }
}
export type MainHandlers = Handlers<MainApi>
export type HandlersOf<Namespace extends keyof MainApi> = MainHandlers[Namespace]

function invalid(why: string): Failure {
  return new Failure('invalidArguments', `A call had arguments that are not allowed: ${why}`)
}

/** Joins a call with the schema of its arguments; the schema decides the types of both. */
export function handler<Args extends unknown[], Value>(
  schema: v.GenericSchema<unknown[], Args>,
  run: (...args: Args) => Promise<Value>
): Handler<Args, Value> {
  return {
    run,
    parse: args => checked(schema, args)
  }
}

/** The value as the schema describes it; throws `invalidArguments` for any other, and for what is no plain data. */
function checked<Sent, Value>(schema: v.GenericSchema<Sent, Value>, value: unknown): Value {
  const unsafe = findUnsafe(value)
  if (unsafe !== null) throw invalid(unsafe)
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  throw invalid(`${v.getDotPath(issue) ?? 'count'}: expected ${issue.expected ?? 'other'}`)
}
