import type { ExportContext } from '../exchange/context'
import type { ReportLoss } from '../exchange/losses'
import type { Kind } from '../records/kind'
import type { CatalogueRecord } from '../records/record'
import { bibtexEntry } from './bibtexWrite'
import { citationKeys } from './citationKeys'
import { cslItem } from './cslWrite'
import type { BibliographyFormat } from './kindTypes'
import { risEntry } from './risWrite'
import { workOfRecord } from './workOfRecord'

/** Writes a bibliography entry by entry; the texts follow one another as they are. */
export interface BibliographyWriter {
  start(): string
  entry(kind: Kind, record: CatalogueRecord, context: ExportContext, report: ReportLoss): string
  end(): string
}

export function createBibliographyWriter(format: BibliographyFormat): BibliographyWriter {
  const keyOf = citationKeys()
  let entries = 0
  return {
    start: () => (format === 'csl' ? '[' : ''),
    entry(kind, record, context, report) {
      const work = workOfRecord(kind, record, context, report)
      entries++
      if (format === 'ris') return risEntry(work, report)
      const key = keyOf(work, record.id)
      if (format === 'bibtex') return bibtexEntry(work, key, report)
      return `${entries === 1 ? '\n' : ',\n'}${JSON.stringify(cslItem(work, key), null, 2)}`
    },
    end: () => (format === 'csl' ? '\n]\n' : '')
  }
}
