import { atomEvents } from './atomEventLists'
import { foreignCells } from './foreignCells'
import { calledBy, headerFor, sourceRowMaker } from './ownRows'
import type { ForeignTable } from './translation'

const kinds = [headerFor('document')]
const toRow = sourceRowMaker(kinds)

/** AtoM's accessions: units as they came into the archive. Donors, processing and storage are kept. */
export const atomAccessions: ForeignTable = {
  recognises: header =>
    header.includes('accessionNumber') &&
    (header.includes('acquisitionDate') || header.includes('sourceOfAcquisition')),
  kinds: () => kinds,
  match: () => ({ match: { by: 'referenceCode', columns: [] } }),
  translator: header => ({
    row({ line, cells }) {
      const read = foreignCells(header, cells)
      const { take, list } = read
      const number = take('accessionNumber')
      const events = atomEvents(read)
      const creators = [...list('creators'), ...(events['creator'] ?? [])]
      const own = {
        ...events,
        ...calledBy(number, 'reference_code'),
        title: take('title'),
        creator: [...new Set(creators)],
        extent: take('receivedExtentUnits'),
        archival_history: take('archivalHistory'),
        scope_and_content: take('scopeAndContent')
      }
      return [toRow({ line, kind: 'document', cells: own, others: read.rest() })]
    },
    end: () => []
  })
}
