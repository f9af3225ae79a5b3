import type { Json } from '../../changeLog/changeset'
import { citationFactsOf, factsOf } from '../../figures/facts'
import { figureOf } from '../../figures/figure'
import type { Figure, Rank } from '../../figures/figure'
import { isDeleted, textOf, valueOf } from '../../records/record'
import { termLabel } from '../../vocabularies/vocabularies'
import type { ExportContext } from '../context'
import type { ExportFormat } from '../format'
import { propertyOf } from './properties'

const context: Json = {
  wikibase: 'http://wikiba.se/ontology#',
  wd: 'http://www.wikidata.org/entity/',
  wdt: 'http://www.wikidata.org/prop/direct/',
  prov: 'http://www.w3.org/ns/prov#',
  schema: 'https://schema.org/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  edtf: 'http://id.loc.gov/datatypes/edtf/',
  opis: 'urn:x-opis:',
  Statement: 'wikibase:Statement',
  Quantity: 'wikibase:QuantityValue',
  Reference: 'wikibase:Reference',
  rank: { '@id': 'wikibase:rank', '@type': '@id' },
  subject: 'schema:about',
  measure: 'schema:measuredProperty',
  property: { '@id': 'wikibase:directClaim', '@type': '@id' },
  value: 'schema:value',
  amount: { '@id': 'wikibase:quantityAmount', '@type': 'xsd:decimal' },
  lowerBound: { '@id': 'wikibase:quantityLowerBound', '@type': 'xsd:decimal' },
  upperBound: { '@id': 'wikibase:quantityUpperBound', '@type': 'xsd:decimal' },
  unit: 'schema:unitText',
  qualifiers: 'opis:qualifiers',
  asOf: 'schema:observationDate',
  references: 'prov:wasDerivedFrom',
  statedIn: 'schema:citation',
  pages: 'schema:pagination',
  quote: 'schema:text',
  url: { '@id': 'schema:url', '@type': '@id' },
  name: 'rdfs:label'
}

const ranks: Readonly<Record<Rank, string>> = {
  preferred: 'wikibase:PreferredRank',
  normal: 'wikibase:NormalRank',
  deprecated: 'wikibase:DeprecatedRank'
}

type Node = Readonly<Record<string, Json>>

/** Without what is empty. */
function node(parts: Readonly<Record<string, Json | undefined>>): Node {
  const filled = Object.entries(parts).filter(
    (entry): entry is [string, Json] =>
      entry[1] !== undefined && entry[1] !== '' && entry[1] !== null
  )
  return Object.fromEntries(filled)
}

function named(id: string, context_: ExportContext): Node | undefined {
  const record = id === '' ? undefined : context_.get(id)
  if (!record) return undefined
  const facts = factsOf(record)
  const isItem = facts !== null && /^Q[1-9]\d*$/.test(facts.wikidata)
  return node({
    '@id': `urn:uuid:${id}`,
    name: context_.labelOf(id),
    'schema:sameAs': isItem ? { '@id': `wd:${facts.wikidata}` } : undefined
  })
}

/** A figure as a statement of Wikibase: value, qualifiers, references, rank. */
function statementOf(figure: Figure, context_: ExportContext): Node {
  const property = propertyOf(figure.measure, context_.get(figure.subject)?.kind)
  return node({
    '@id': `urn:uuid:${figure.id}`,
    '@type': 'Statement',
    subject: named(figure.subject, context_),
    measure: termLabel('measures', figure.measure, 'en'),
    property: property && `wdt:${property}`,
    rank: ranks[figure.rank],
    'opis:rankReason': figure.rankReason,
    value: valueNode(figure),
    qualifiers: node({
      asOf: figure.asOf?.edtf && {
        '@value': figure.asOf.edtf,
        '@type': 'edtf:EDTF'
      },
      'opis:calendar': figure.asOf?.calendar,
      'opis:asOfWritten': figure.asOf?.written,
      'opis:scope': figure.scope,
      'opis:method': figure.method && termLabel('methods', figure.method, 'en'),
      'opis:accordingTo': named(figure.accordingTo, context_)
    }),
    references: figure.citations.flatMap(id => referenceOf(id, context_))
  })
}

/** Numbers stay texts: a figure may be larger than a number of JSON can safely be. */
function valueNode({ value, unit }: Figure): Node | undefined {
  if (!value) return undefined
  return node({
    '@type': 'Quantity',
    amount: value.exact,
    lowerBound: value.lower,
    upperBound: value.upper,
    unit: unit && termLabel('units', unit, 'en'),
    'opis:written': value.written,
    'opis:state': value.state,
    'opis:approximate': value.approximate || undefined
  })
}

function referenceOf(id: string, context_: ExportContext): Node[] {
  const record = context_.get(id)
  const citation = record && citationFactsOf(record)
  if (!citation) return []
  const source = context_.get(citation.source)
  return [
    node({
      '@id': `urn:uuid:${id}`,
      '@type': 'Reference',
      statedIn: named(citation.source, context_),
      pages: citation.locator,
      quote: textOf(valueOf(record, 'quote')),
      url: source && textOf(valueOf(source, 'url')),
      'opis:confidence': citation.confidence
    })
  ]
}

export const jsonLdExport: ExportFormat = {
  name: 'jsonLd',
  group: 'web',
  target: 'JSON-LD',
  kinds: ['figure'],
  extension: 'jsonld',
  fileOf: 'all',
  fileName: 'figures.jsonld',
  writer() {
    let isFirst = true
    return {
      begin: () => `{\n"@context": ${JSON.stringify(context)},\n"@graph": [`,
      record(record, context_) {
        if (record.kind !== 'figure' || isDeleted(record)) return ''
        const comma = isFirst ? '\n' : ',\n'
        isFirst = false
        return comma + JSON.stringify(statementOf(figureOf(record), context_))
      },
      end: () => '\n]\n}\n'
    }
  }
}
