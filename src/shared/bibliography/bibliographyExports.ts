import type { ExportFormat } from '../exchange/format'
import { lossReporter } from '../exchange/losses'
import type { Loss } from '../exchange/losses'
import { kindNamed } from '../records/kinds'
import type { BibliographyFormat } from './kindTypes'
import { createBibliographyWriter } from './writeBibliography'

function bibliographyExport(
  format: BibliographyFormat,
  target: string,
  extension: ExportFormat['extension']
): ExportFormat {
  return {
    name: format,
    group: 'libraries',
    target,
    kinds: ['source', 'periodical'],
    extension,
    fileOf: 'all',
    fileName: `sources.${extension}`,
    writer() {
      const writer = createBibliographyWriter(format)
      return {
        begin: writer.start,
        record(record, context) {
          const kind = kindNamed(record.kind)
          return kind ? writer.entry(kind, record, context, () => undefined) : ''
        },
        end: writer.end
      }
    },
    lossesOf(record, context) {
      const losses: Loss[] = []
      const kind = kindNamed(record.kind)
      const report = lossReporter(record.id, losses)
      if (kind) createBibliographyWriter(format).entry(kind, record, context, report)
      return losses
    }
  }
}

/** Sources, and periodicals as serials, for programs that keep references. */
export const risExport = bibliographyExport('ris', 'RIS', 'ris')
export const bibtexExport = bibliographyExport('bibtex', 'BibTeX', 'bib')
export const cslJsonExport = bibliographyExport('csl', 'CSL-JSON', 'json')
