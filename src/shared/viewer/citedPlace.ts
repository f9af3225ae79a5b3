import { partOf, textOf, valueOf } from '../records/record'
import type { CatalogueRecord } from '../records/record'
import type { ScanPlace } from './viewed'

/** Where a citation stands; null where it does not say. */
export function placeOfCitation(citation: CatalogueRecord): ScanPlace | null {
  const place = valueOf(citation, 'place')
  const scanId = textOf(partOf(place, 'scan'))
  const page = partOf(place, 'page')
  const region = textOf(partOf(place, 'region'))
  if (scanId === '') return null
  return {
    scanId,
    page: typeof page === 'number' && page > 0 ? page : 1,
    region: region === '' ? null : region
  }
}
