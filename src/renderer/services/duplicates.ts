import { newSubject, setElement } from '../../shared/changeLog/edit'
import type { Operation } from '../../shared/changeLog/changeset'
import { orderBetween } from '../../shared/changeLog/order'
import { distinctField, mergeOperations } from '../../shared/duplicates/mergeRecords'
import type { Merge } from '../../shared/duplicates/mergeRecords'
import { elementsOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { recordsReferringTo } from '../db/repositories/records'
import type { CatalogueContext } from './catalogueContext'
import { newElementKey } from './ids'

const operationsInBatch = 1000

/** Makes one record of two, as one transaction: references of others lead to the one kept. */
export async function mergeRecords(
  { database, saving }: Pick<CatalogueContext, 'database' | 'saving'>,
  merge: Omit<Merge, 'referring'>,
  why: string
): Promise<void> {
  const referring = await recordsReferringTo(database, merge.other.id)
  const operations = mergeOperations({ ...merge, referring }, newElementKey)
  function* batches(): Generator<readonly Operation[]> {
    for (let from = 0; from < operations.length; from += operationsInBatch) {
      yield operations.slice(from, from + operationsInBatch)
    }
  }
  await saving.saveAll(batches(), { why })
}

/** Keeps for good that two records are different, as a value of the first. */
export async function putDistinct(
  { editing }: Pick<CatalogueContext, 'editing'>,
  one: CatalogueRecord,
  other: CatalogueRecord
): Promise<void> {
  await editing.edit(one.id, one.kind, (_subject, record) => {
    const last = record && elementsOf(record, distinctField).at(-1)?.order
    const order = orderBetween(last ?? null, null)
    const subject = record ?? newSubject(one.id, one.kind)
    return [setElement(subject, distinctField, other.id, { order, value: other.id })]
  })
}
