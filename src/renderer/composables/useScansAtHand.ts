import { elementsOf, isDeleted, partOf, textOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { recordsById } from '../db/repositories/records'
import { idsOf } from '../services/bulk'
import { useNavigationStore } from '../stores/navigation'
import { useCatalogue } from './useCatalogue'
import { useSelected } from './useSelected'

/** Ids of scans: of the one looked at, of the open record, of the records selected where there are several. */
export interface ScansAtHand {
  readonly scan: readonly string[]
  readonly record: readonly string[]
  readonly selected: readonly string[]
}

function scansOf(record: CatalogueRecord): string[] {
  if (record.kind === 'scan') return [record.id]
  return elementsOf(record, 'attachments')
    .map(({ value }) => textOf(partOf(value, 'scan')))
    .filter(Boolean)
}

export function useScansAtHand(): () => Promise<ScansAtHand> {
  const { database } = useCatalogue()
  const navigation = useNavigationStore()
  const selected = useSelected()

  async function scansOfRecords(ids: readonly string[]): Promise<readonly string[]> {
    const records = await recordsById(database, ids)
    const there = records.flatMap(record => (record && !isDeleted(record) ? record : []))
    return [...new Set(there.flatMap(scansOf))]
  }

  return async () => {
    const { recordId, openScan } = navigation
    return {
      scan: openScan ? [openScan.scanId] : [],
      record: recordId === null ? [] : await scansOfRecords([recordId]),
      selected: selected.areSeveral.value
        ? await scansOfRecords(await idsOf(selected.source()))
        : []
    }
  }
}
