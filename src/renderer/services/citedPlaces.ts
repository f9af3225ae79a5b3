import { isDeleted, partOf, textOf, valuesOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { placeOfCitation } from '../../shared/viewer/citedPlace'
import type { ScanPlace } from '../../shared/viewer/viewed'
import type { CatalogueDatabase } from '../db/CatalogueDatabase'
import { recordsById } from '../db/repositories/records'

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
