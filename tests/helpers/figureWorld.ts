import { applyOperations, operationsByRecord } from '../../src/shared/changeLog/apply'
import { lineVersion, mainSpace, schemaVersion } from '../../src/shared/changeLog/changeset'
import type { Changeset, Operation } from '../../src/shared/changeLog/changeset'
import { formatStamp } from '../../src/shared/changeLog/clock'
import { operationsOfEntered } from '../../src/shared/records/entered'
import type { EnteredRecord } from '../../src/shared/records/entered'
import type { CatalogueRecord } from '../../src/shared/records/record'
import { nextId } from '../unit/shared/records/makeRecord'

/** Records as saves make them, without a database. */
export class FigureWorld {
  readonly records = new Map<string, CatalogueRecord>()
  readonly changesets: Changeset[] = []
  #n = 0

  constructor(
    readonly device = 'device',
    readonly start = 1_700_000_000_000
  ) {}

  /** Applies operations as one save; returns the records as they are afterwards. */
  save(ops: readonly Operation[]): readonly CatalogueRecord[] {
    if (ops.length === 0) return []
    this.#n++
    const changeset: Changeset = {
      v: lineVersion,
      sv: schemaVersion,
      space: mainSpace,
      d: this.device,
      n: this.#n,
      t: formatStamp({ milliseconds: this.start + this.#n, counter: 0 }, this.device),
      at: '2026-11-23T21:04:11+03:00',
      by: '',
      app: '1.0.0',
      prev: '',
      ops
    }
    this.changesets.push(changeset)
    return this.take(changeset)
  }

  /** Takes up a changeset, also one of another device. */
  take(changeset: Changeset): readonly CatalogueRecord[] {
    return [...operationsByRecord([changeset])].flatMap(([id, operations]) => {
      const record = applyOperations(this.records.get(id), operations)
      if (!record) return []
      this.records.set(id, record)
      return [record]
    })
  }

  enter(records: readonly EnteredRecord[]): readonly CatalogueRecord[] {
    return this.save(operationsOfEntered(records, nextId))
  }

  get(id: string): CatalogueRecord {
    const record = this.records.get(id)
    if (!record) throw new Error(`No record ${id}`)
    return record
  }

  withCode(code: string): CatalogueRecord {
    const found = [...this.records.values()].find(({ values }) => values['referenceCode'] === code)
    if (!found) throw new Error(`No record with the code ${code}`)
    return found
  }

  all(): readonly CatalogueRecord[] {
    return [...this.records.values()]
  }
}
