import { isDeleted, partOf, textOf, valueOf, valuesOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import type { ScanPlace } from '../../shared/viewer/viewed'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { recordsById } from '../db/repositories/records'

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

/** The citations that a record names, in order. */
function citationsOf(record: CatalogueRecord): string[] {
  return valuesOf(record, 'citations')
    .map(value => textOf(partOf(value, 'citation')))
    .filter(Boolean)
}

/** The places that show what a record states: its own where it is a citation, else those of its citations. */
export async function placesCitedBy(
  database: CatalogueDatabase,
  record: CatalogueRecord
): Promise<readonly ScanPlace[]> {
  if (record.kind === 'citation') return [placeOfCitation(record)].filter(place => place !== null)
  const citations = await recordsById(database, citationsOf(record))
  return citations.flatMap(citation => {
    const place = citation && !isDeleted(citation) ? placeOfCitation(citation) : null
    return place ? [place] : []
  })
}
