import { isDeleted, partOf, textOf, valueOf, valuesOf } from '../../records/record'
import type { CatalogueRecord } from '../../records/record'
import { bibliographicCode } from './codes'
import { line } from './markup'
import type { RecordView } from './recordView'
import { webAddress } from './uri'

/** A place in a source that says something of the record. */
export interface CitedSource {
  /** Unique within the file. */
  readonly key: string
  readonly title: string
  readonly locator: string
  readonly quote: string
  /** ISO 639-2/B. */
  readonly quoteLanguage: string | undefined
  readonly translation: string
  readonly address: string | undefined
}

/** The sources of one file, in the order in which they are first cited. */
export interface Sources {
  /** The keys of the citations of a field, or of the record as a whole, divided by spaces. */
  keysOf(field: string | null): string | undefined
  /** The keys of the citations of another record, such as a figure. */
  keysOfRecord(record: CatalogueRecord): string | undefined
  get(key: string): CitedSource | undefined
  all(): readonly CitedSource[]
}

export function createSources(view: RecordView): Sources {
  const found = new Map<string, CitedSource>()
  const { context } = view

  function keyOf(citationId: string): string[] {
    const citation = context.get(citationId)
    if (citation?.kind !== 'citation') {
      if (citationId !== '') view.report('citations', 'inTrash')
      return []
    }
    const known = found.get(citationId)
    const source = known ?? citedSource(citation, view, `s${String(found.size + 1)}`)
    found.set(citationId, source)
    return [source.key]
  }

  function keys(record: CatalogueRecord, isWanted: (field: string) => boolean): string | undefined {
    const cited = valuesOf(record, 'citations').filter(value =>
      isWanted(textOf(partOf(value, 'field')))
    )
    const all = cited.flatMap(value => keyOf(textOf(partOf(value, 'citation'))))
    return [...new Set(all)].join(' ') || undefined
  }

  return {
    keysOf: field => keys(view.record, candidate => candidate === (field ?? '')),
    keysOfRecord: record => (isDeleted(record) ? undefined : keys(record, () => true)),
    get: key => [...found.values()].find(source => source.key === key),
    all: () => [...found.values()]
  }
}

function citedSource(citation: CatalogueRecord, { context }: RecordView, key: string): CitedSource {
  const text = (field: string): string => line(textOf(valueOf(citation, field)))
  const source = context.get(text('source'))
  const address = source ? webAddress(textOf(valueOf(source, 'url'))) : undefined
  return {
    key,
    title:
      line(source ? context.labelOf(source.id) : '') || context.labelOf(citation.id) || citation.id,
    locator: text('locator'),
    quote: text('quote'),
    quoteLanguage: bibliographicCode(text('quoteLanguage')),
    translation: text('translation'),
    address
  }
}
