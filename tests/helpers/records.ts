import { applyOperations } from '../../src/shared/changeLog/apply'
import type { Json } from '../../src/shared/changeLog/changeset'
import { operationsByRecord } from '../../src/shared/changeLog/apply'
import { operationsOfEntered } from '../../src/shared/records/entered'
import type { EnteredRecord } from '../../src/shared/records/entered'
import type { CatalogueRecord } from '../../src/shared/records/record'
import { changeset } from './changesets'

/** Ids in the order of asking: 019ab600-0000-7000-8000-000000000001 … */
function countedIds(): () => string {
  let count = 0
  return () => `019ab600-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`
}

/** Records as they would be typed, applied as one changeset. */
export function recordsOf(entered: readonly EnteredRecord[]): CatalogueRecord[] {
  const made = changeset('a', 1, 0, operationsOfEntered(entered, countedIds()))
  return [...operationsByRecord([made]).values()].flatMap(
    operations => applyOperations(undefined, operations) ?? []
  )
}

let unnamed = 0

export function entered(kind: string, values: Readonly<Record<string, Json>>): EnteredRecord {
  return { key: `record${String(++unnamed)}`, kind, values }
}
