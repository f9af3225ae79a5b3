import type { ShallowRef } from 'vue'
import type { Changeset } from '../../shared/changeLog/changeset'
import type { CatalogueRecord } from '../../shared/records/record'
import { changesOf } from '../db/repositories/changesets'
import { recordById, recordsReferringTo } from '../db/repositories/records'
import { useCatalogue } from './useCatalogue'
import { useLiveQuery } from './useLiveQuery'

/** A record by its id, kept up to date; undefined while loading and where there is none. */
export function useRecord(
  id: () => string | null
): Readonly<ShallowRef<CatalogueRecord | undefined>> {
  const { database } = useCatalogue()
  return useLiveQuery(
    id,
    async current => (current === null ? undefined : recordById(database, current)),
    undefined
  )
}

/** The records that refer to one, kept up to date. */
export function useReferringRecords(
  id: () => string | null
): Readonly<ShallowRef<readonly CatalogueRecord[]>> {
  const { database } = useCatalogue()
  return useLiveQuery(
    id,
    async current => (current === null ? [] : recordsReferringTo(database, current)),
    []
  )
}

/** The changesets that touched a record, newest first, kept up to date. */
export function useChangesOf(id: () => string): Readonly<ShallowRef<readonly Changeset[]>> {
  const { database } = useCatalogue()
  return useLiveQuery(id, async current => changesOf(database, current), [])
}
