import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { elementsOf, partOf, textOf } from '../../shared/records/record'
import type { CatalogueRecord, Element } from '../../shared/records/record'
import { recordsById } from '../db/repositories/records'
import { useCatalogue } from './useCatalogue'
import { useLiveQuery } from './useLiveQuery'

export interface AttachedScan {
  readonly element: Element
  readonly scanId: string
  readonly scan: CatalogueRecord | undefined
}

/** The attachments of a record in order, each with the record of its scan. */
export function useScans(record: () => CatalogueRecord): ComputedRef<readonly AttachedScan[]> {
  const { database } = useCatalogue()
  const attachments = computed(() =>
    elementsOf(record(), 'attachments').map(element => ({
      element,
      scanId: textOf(partOf(element.value, 'scan'))
    }))
  )
  const scans = useLiveQuery(
    () => attachments.value.map(({ scanId }) => scanId),
    async ids => new Map((await recordsById(database, ids)).map((scan, at) => [ids[at], scan])),
    new Map<string | undefined, CatalogueRecord | undefined>()
  )
  return computed(() =>
    attachments.value.map(({ element, scanId }) => ({
      element,
      scanId,
      scan: scans.value.get(scanId)
    }))
  )
}
