import type { ShallowRef } from 'vue'
import type { CatalogueRecord } from '../../shared/records/record'
import { placeOfCitation } from '../../shared/viewer/citedPlace'
import type { ScanPlace } from '../../shared/viewer/viewed'
import { recordsById } from '../db/repositories/records'
import { placesCitedBy } from '../services/citedPlaces'
import { useCatalogue } from './useCatalogue'
import { useLiveQuery } from './useLiveQuery'

/** Where a record, or the citations it names, stand on scans, kept up to date. */
export function useCitedPlaces(
  record: () => CatalogueRecord
): Readonly<ShallowRef<readonly ScanPlace[]>> {
  const { database } = useCatalogue()
  return useLiveQuery(record, async current => placesCitedBy(database, current), [])
}

/** Where citations stand on scans, kept up to date. */
export function usePlacesOfCitations(
  citations: () => readonly string[]
): Readonly<ShallowRef<readonly ScanPlace[]>> {
  const { database } = useCatalogue()
  return useLiveQuery(
    () => citations().join(' '),
    async ids => {
      const wanted = ids.split(' ').filter(Boolean)
      const found = wanted.length === 0 ? [] : await recordsById(database, wanted)
      return found.flatMap(citation => (citation ? (placeOfCitation(citation) ?? []) : []))
    },
    []
  )
}
