import type { Json } from '../../changeLog/changeset'
import { displayValue } from '../../records/display'
import { partsOf } from '../../records/field'
import type { Field, Part } from '../../records/field'
import { kindNamed } from '../../records/kinds'
import { partOf, textOf, valueOf, valuesOf } from '../../records/record'
import type { CatalogueRecord } from '../../records/record'
import { recordTitle } from '../../records/title'
import { asDate, asFigureValue } from '../../records/typedValues'
import { twoLetterLanguage } from '../../vocabularies/languages'
import type { ExportContext } from '../context'
import { recordUri } from '../xml/uri'
import { propertyOf, typesOf } from './jsonLdTerms'

type Node = Record<string, unknown>

/** Kept at home on purpose, or written as something else. */
const unwritten = new Set(['privateNotes', 'otherColumns'])

/** A record as a node; references are ids, so that the nodes of one file hang together. */
export function jsonLdNode(record: CatalogueRecord, context: ExportContext): Node {
  const kind = kindNamed(record.kind)
  if (!kind) return {}
  const node: Node = {
    '@id': recordUri(record.id),
    '@type': typesOf(
      kind.name,
      textOf(valueOf(record, 'sourceKind')),
      textOf(valueOf(record, 'level'))
    )
  }
  const title = recordTitle(record, context.locale, context.labelOf)
  if (title !== '' && kind.name !== 'scan') add(node, 'schema:name', title)
  for (const field of kind.fields) {
    if (unwritten.has(field.name)) continue
    for (const value of valuesOf(record, field.name)) addValue(node, field, value, record, context)
  }
  return node
}

function addValue(
  node: Node,
  field: Field,
  value: Json,
  record: CatalogueRecord,
  context: ExportContext
): void {
  const kind = kindNamed(record.kind)
  if (!kind) return
  const isMain = (text: string): boolean => node['schema:name'] === text
  if (field.name === 'names' || field.name === 'titles') {
    const name = nameOf(value)
    if (name && !isMain(textOf(partOf(value, 'text')))) add(node, 'schema:alternateName', name)
    return
  }
  if (field.name === 'title' && isMain(textOf(value))) return
  const written =
    field.type === 'group'
      ? groupOf(field, value, context)
      : plainOf({ ...field, type: field.type }, value, context)
  if (written !== null) add(node, propertyOf(kind, field.name), written)
}

function add(node: Node, property: string, value: unknown): void {
  const before = node[property]
  if (before === undefined) node[property] = value
  else node[property] = Array.isArray(before) ? [...(before as unknown[]), value] : [before, value]
}

/** A name says in which language it is. */
function nameOf(value: Json): unknown {
  const text = textOf(partOf(value, 'text'))
  const language = languageTag(textOf(partOf(value, 'language')))
  if (text === '') return null
  return language === '' ? text : { '@value': text, '@language': language }
}

/** BCP 47 demands the shorter code where there is one. */
function languageTag(code: string): string {
  const tag = twoLetterLanguage(code) ?? code
  return /^[a-z]{2,3}$/.test(tag) ? tag : ''
}

function plainOf(part: Part, value: Json, context: ExportContext): unknown {
  switch (part.type) {
    case 'reference':
      return textOf(value) === '' ? null : { '@id': recordUri(textOf(value)) }
    case 'date':
      return dateOf(value)
    case 'figureValue':
      return figureOf(value)
    case 'integer':
      return typeof value === 'number' ? value : null
    case 'term':
      if (part.vocabulary === 'languages') return languageTag(textOf(value)) || textOf(value)
      return displayValue(part, value, context.locale, context.labelOf) || null
    default:
      return textOf(value) || null
  }
}

/** The values of a group under their own names; one that is a single reference is that reference. */
function groupOf(field: Field, value: Json, context: ExportContext): unknown {
  const node: Node = {}
  for (const part of partsOf(field)) {
    const written = plainOf(part, partOf(value, part.name), context)
    if (written !== null) node[`opis:${field.csv}_${part.csv}`] = written
  }
  const [only, ...others] = Object.values(node)
  if (only === undefined) return null
  return others.length === 0 && typeof only === 'object' ? only : node
}

/** As written and as EDTF, with its calendar where that is not the usual one. */
function dateOf(value: Json): unknown {
  const date = asDate(value)
  if (!date) return null
  return {
    '@type': 'rico:Date',
    'rico:expressedDate': date.written,
    ...(date.edtf === null ? {} : { 'rico:normalizedDateValue': date.edtf }),
    ...(date.calendar === 'julian' ? { 'opis:calendar': 'julian' } : {})
  }
}

/** Numbers stay exact: decimals of any length, never floating ones. */
function figureOf(value: Json): unknown {
  const figure = asFigureValue(value)
  if (!figure) return null
  const decimal = (text: string | null): unknown =>
    text === null ? undefined : { '@value': text, '@type': 'xsd:decimal' }
  const entries = Object.entries({
    '@type': 'schema:QuantitativeValue',
    'schema:description': figure.written || undefined,
    'schema:value': decimal(figure.exact),
    'schema:minValue': decimal(figure.lower),
    'schema:maxValue': decimal(figure.upper),
    'opis:value_state': figure.state ?? undefined,
    'opis:approximate': figure.approximate || undefined
  })
  return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined))
}
