import type { CatalogueRecord } from '../../shared/records/record'
import { Failure } from '../failure'

/** A line of a snapshot; fails with `snapshotDamaged` when it is no record. */
export function parseRecord(line: string, number: number): CatalogueRecord {
  const value = parsed(line)
  if (isRecord(value)) return value
  throw new Failure('snapshotDamaged', `Line ${String(number)} is no record`)
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is CatalogueRecord {
  if (!isObject(value)) return false
  const { id, kind, values, live, createdAt, updatedAt, refs } = value
  const isNamed = typeof id === 'string' && id !== '' && typeof kind === 'string'
  const isDated = typeof createdAt === 'number' && typeof updatedAt === 'number'
  return isNamed && isDated && isObject(values) && isObject(live) && Array.isArray(refs)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
