import type { Operation } from '../changeLog/changeset'
import { setField } from '../changeLog/edit'
import { textOf, valueOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import type { Rank } from './figure'

/**
 * The operations that give a figure its rank with a reason. A figure preferred before gives way to the one chosen and
 * keeps the reason it had as part of its history; no value is touched.
 */
export function rankOperations(
  group: readonly CatalogueRecord[],
  chosen: string,
  rank: Rank,
  reason: string
): readonly Operation[] {
  return group.flatMap(record => {
    if (record.id === chosen) return putRank(record, rank, reason.trim())
    const givesWay = rank === 'preferred' && textOf(valueOf(record, 'rank')) === 'preferred'
    return givesWay ? putRank(record, 'normal', '') : []
  })
}

function putRank(record: CatalogueRecord, rank: Rank, reason: string): Operation[] {
  const wanted = { rank, rankReason: rank === 'normal' || reason === '' ? null : reason }
  return Object.entries(wanted)
    .filter(([field, value]) => textOf(valueOf(record, field)) !== (value ?? ''))
    .map(([field, value]) => setField(record, field, value))
}
