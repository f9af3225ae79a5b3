import type { PackageRecord } from '../../shared/bags/package'
import { changesetId, operationId } from '../../shared/changeLog/changeset'
import type { Changeset, Operation, OperationId } from '../../shared/changeLog/changeset'
import type { RecordSide } from '../../shared/changeLog/mergeRecord'
import type { CatalogueRecord } from '../../shared/records/record'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { changesetsByKey, changesetsTouching } from '../db/repositories/changePages'
import { recordsById } from '../db/repositories/records'

/** The records of a package as they are here. */
export interface SidesHere {
  of(page: readonly PackageRecord[]): Promise<ReadonlyMap<string, RecordSide>>
}

interface Side {
  readonly record: CatalogueRecord
  readonly log: Map<OperationId, Operation>
}

export function sidesHere(database: CatalogueDatabase): SidesHere {
  /** Those of the page before: neighbours were often written together. */
  let kept: ReadonlyMap<string, Changeset> = new Map()

  async function changesetsOf(records: readonly CatalogueRecord[]): Promise<Iterable<Changeset>> {
    const keys = changesetsTouching(records)
    const missing = keys.filter(([d, n]) => !kept.has(changesetId({ d, n })))
    const read = await changesetsByKey(database, missing)
    const known = keys.flatMap(([d, n]) => kept.get(changesetId({ d, n })) ?? [])
    kept = new Map([...known, ...read].map(each => [changesetId(each), each]))
    return kept.values()
  }

  return {
    async of(page) {
      const ids = page.map(({ record }) => record.id)
      const found = await recordsById(database, ids)
      const sides = new Map<string, Side>()
      const differing: CatalogueRecord[] = []
      for (const [index, record] of found.entries()) {
        if (!record) continue
        sides.set(record.id, { record, log: new Map() })
        const other = page[index]?.record
        if (other && !isSame(record, other)) differing.push(record)
      }
      if (differing.length === 0) return sides
      for (const changeset of await changesetsOf(differing)) {
        for (const [index, operation] of changeset.ops.entries()) {
          sides.get(operation.r)?.log.set(operationId(changeset, index), operation)
        }
      }
      return sides
    }
  }
}

/** Then it does not matter where the values came from, and the history need not be read. */
function isSame(record: CatalogueRecord, other: CatalogueRecord): boolean {
  if (record.conflicts || other.conflicts) return false
  return sorted(record.values) === sorted(other.values)
}

function sorted(values: CatalogueRecord['values']): string {
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))
}
