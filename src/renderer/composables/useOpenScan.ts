import { partOf, textOf, valuesOf } from '../../shared/records/record'
import type { CatalogueRecord } from '../../shared/records/record'
import { pageTextsOf } from '../../shared/texts/pageText'
import { pagesWithWords } from '../services/texts/scanHits'
import { placesCitedBy } from '../services/citedPlaces'
import { useNavigationStore } from '../stores/navigation'
import { useViewerStore } from '../stores/viewer'
import { useCatalogue } from './useCatalogue'

/** Opens what a record shows: the place cited, the page found, its first scan. */
export function useOpenScan(): {
  /** False where the record has no scan. */
  openScanOf(record: CatalogueRecord): Promise<boolean>
} {
  const { database } = useCatalogue()
  const navigation = useNavigationStore()
  const viewer = useViewerStore()

  function openScan(scan: CatalogueRecord): void {
    const [found] = pagesWithWords(pageTextsOf(scan), navigation.text)
    if (found === undefined) viewer.open(scan.id)
    else viewer.show({ scanId: scan.id, page: found, region: null })
  }

  return {
    async openScanOf(record) {
      if (record.kind === 'scan') {
        openScan(record)
        return true
      }
      const hasPlaces = record.kind === 'citation' || record.kind === 'figure'
      const [place] = hasPlaces ? await placesCitedBy(database, record) : []
      if (place) {
        viewer.show(place)
        return true
      }
      const [first] = valuesOf(record, 'attachments')
      const scanId = textOf(partOf(first ?? null, 'scan'))
      if (scanId !== '') viewer.open(scanId)
      return scanId !== ''
    }
  }
}
