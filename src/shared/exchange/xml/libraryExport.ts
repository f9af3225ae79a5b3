import type { ExportFormat } from '../format'
import { dublinCore } from './dublinCore'
import { marcPeriodical } from './marcPeriodical'
import { element, startTag, xmlDeclaration, xmlText } from './markup'
import { filePerRecord, viewForWriting, xmlLosses } from './xmlFormat'

const collection = element('collection', { xmlns: 'http://www.loc.gov/MARC21/slim' })

const marcFields = [
  'titles',
  'languages',
  'scripts',
  'place',
  'country',
  'publishers',
  'publisherStatement',
  'frequency',
  'datesOfPublication',
  'issn',
  'numbering',
  'continues',
  'continuedBy',
  'holdings',
  'identifiers'
]

/** Periodicals as MARC 21 in XML; all of them in one collection. */
export const marcXmlExport: ExportFormat = {
  name: 'marcXml',
  group: 'libraries',
  target: 'MARC 21',
  kinds: ['periodical'],
  extension: 'xml',
  fileOf: 'all',
  fileName: 'periodicals-marc21.xml',
  writer: () => ({
    begin: () => `${xmlDeclaration}${startTag(collection)}\n`,
    record(record, context) {
      const view = viewForWriting(record, context)
      return view ? xmlText(marcPeriodical(view), 1) : ''
    },
    end: () => `</${collection.name}>\n`
  }),
  lossesOf: xmlLosses(marcPeriodical, marcFields)
}

const dublinCoreFields = [
  ...['title', 'titles', 'parallelTitles', 'creators', 'scopeAndContent', 'numbering'],
  ...['place', 'publisher', 'publisherStatement', 'publishers', 'dates', 'datesOfPublication'],
  ...['date', 'level', 'sourceKind', 'extent', 'issn', 'isbn', 'doi', 'url', 'identifiers'],
  ...['repository', 'callNumber', 'shelfmark', 'languages', 'parent', 'containedIn', 'continues'],
  ...['continuedBy', 'access']
]

/** `oai_dc` has no element around several records, hence a file for each. */
export const dublinCoreExport: ExportFormat = filePerRecord(
  {
    name: 'dublinCore',
    group: 'web',
    target: 'Dublin Core',
    kinds: ['periodical', 'document', 'source']
  },
  dublinCore,
  dublinCoreFields
)
