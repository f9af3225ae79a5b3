import { applyOperations, operationsByRecord } from '../../src/shared/changeLog/apply'
import type { Changeset, Operation } from '../../src/shared/changeLog/changeset'
import type { CatalogueRecord } from '../../src/shared/records/record'
import { changeRow } from '../../src/renderer/db/changeRow'
import type { StoredChange } from '../../src/renderer/db/changeRow'
import { changeset } from '../helpers/changesets'

/** As long as a real device's id, so that the rows are as long as real ones. */
const device = 'generatedpeer'
const hash = '0123456789abcdef'.repeat(4)

/** What saving these operations puts into the working copy, ready to be put there without any of our code. */
export interface PlainRows {
  readonly records: readonly CatalogueRecord[]
  readonly change: StoredChange
}

export function changesetOf(ops: readonly Operation[], n: number): Changeset {
  return changeset(device, n, n, ops, { prev: hash })
}

export function plainRows(ops: readonly Operation[], n: number): PlainRows {
  const made = changesetOf(ops, n)
  const byRecord = operationsByRecord([made])
  return {
    records: [...byRecord.values()].flatMap(
      operations => applyOperations(undefined, operations) ?? []
    ),
    change: changeRow(made, JSON.stringify(made))
  }
}
