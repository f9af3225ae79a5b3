import { seeded } from '../../helpers/random'
import type { Operation } from '../../../src/shared/changeLog/changeset'
import { operationsOfEntered } from '../../../src/shared/records/entered'
import { generatedRecord, keyOf } from './records'

const begin = Date.UTC(2026, 0, 1)

/** UUID version 7 whose time is the number, so that ids rise as those of records entered in turn. */
export function generatedId(index: number): string {
  const random = seeded(index + 1)
  const hexadecimal = (digits: number) =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  const time = (begin + index).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hexadecimal(3)}-8${hexadecimal(3)}-${hexadecimal(12)}`
}

/** The operations that create the record of this number. */
export function generatedOperations(index: number): Operation[] {
  const record = generatedRecord(index)
  const references = JSON.stringify(record.values).matchAll(/"@g(\d+)"/g)
  const referred = [...new Set([...references].map(([, number]) => Number(number)))]
  // Records elsewhere are named by stand-ins, each one operation long, which are left out again.
  const standIns = referred.map(number => ({ key: keyOf(number), kind: record.kind, values: {} }))
  const ids = [...referred, index].values()
  return operationsOfEntered([...standIns, record], () =>
    generatedId(ids.next().value ?? index)
  ).slice(standIns.length)
}

/** One record's operations after another, made when they are asked for. */
export function* generatedStream(from: number, count: number): Generator<Operation[]> {
  for (let index = from; index < from + count; index++) yield generatedOperations(index)
}

/** The operations of `size` records at a time. */
export function* generatedBatches(
  from: number,
  count: number,
  size: number
): Generator<Operation[]> {
  for (let start = from; start < from + count; start += size) {
    yield [...generatedStream(start, Math.min(size, from + count - start))].flat()
  }
}
