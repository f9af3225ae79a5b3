import { kinds } from '../../records/kinds'
import type { ExportFormat } from '../format'
import { jsonLdNode } from './jsonLdNode'
import { jsonLdContext } from './jsonLdTerms'

/** A graph of all records, its context inline. */
export const recordsJsonLdExport: ExportFormat = {
  name: 'recordsJsonLd',
  group: 'web',
  target: 'JSON-LD',
  kinds: kinds.map(({ name }) => name),
  extension: 'jsonld',
  fileOf: 'all',
  fileName: 'catalogue.jsonld',
  writer() {
    let isFirst = true
    return {
      begin: () => `{"@context":${JSON.stringify(jsonLdContext)},\n"@graph":[`,
      record(record, context) {
        const text = `${isFirst ? '' : ','}\n${JSON.stringify(jsonLdNode(record, context))}`
        isFirst = false
        return text
      },
      end: () => '\n]}\n'
    }
  }
}
