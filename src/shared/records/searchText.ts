import type { Json } from '../changeLog/changeset'
import { termOf } from '../vocabularies/vocabularies'
import { partsOf, type Field, type Part } from './field'
import { kindNamed } from './kinds'
import { isRecordId } from './references'
import { partOf, textOf, valuesOf, type CatalogueRecord } from './record'

export interface SearchText {
  readonly field: string
  readonly text: string
}

/** Every text by which a record is to be found, with the field that holds it. Terms count in every language. */
export function searchTexts(
  record: CatalogueRecord,
  labelOf?: (recordId: string) => string
): SearchText[] {
  const found: SearchText[] = []
  const kind = kindNamed(record.kind)
  for (const name of Object.keys(record.values)) {
    const field = kind?.fields.find(field => field.name === name)
    for (const value of valuesOf(record, name)) {
      const texts = field ? fieldTexts(field, value, labelOf) : anyTexts(value)
      for (const text of new Set(texts)) if (text !== '') found.push({ field: name, text })
    }
  }
  return found
}

function fieldTexts(field: Field, value: Json, labelOf?: (recordId: string) => string): string[] {
  const isGroup = field.type === 'group'
  return partsOf(field).flatMap(part =>
    partTexts(part, isGroup ? partOf(value, part.name) : value, labelOf)
  )
}

function partTexts(part: Part, value: Json, labelOf?: (recordId: string) => string): string[] {
  if (value === null) return []
  switch (part.type) {
    case 'text':
    case 'longText':
      return [textOf(value)]
    case 'term':
      return termTexts(part, textOf(value))
    case 'reference':
      return labelOf && typeof value === 'string' ? [labelOf(value)] : []
    case 'date':
      return [textOf(partOf(value, 'written')), textOf(partOf(value, 'edtf'))]
    case 'figureValue':
      return [textOf(partOf(value, 'written')), textOf(partOf(value, 'exact'))]
    case 'integer':
    case 'fieldName':
      return []
  }
}

function termTexts(part: Part, code: string): string[] {
  const term = part.vocabulary && termOf(part.vocabulary, code)
  return term ? [code, ...Object.values(term.label)] : [code]
}

/** A field of a newer version: its texts are found although their meaning is not known here. */
function anyTexts(value: Json): string[] {
  if (typeof value === 'string') return isRecordId(value) ? [] : [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(inner => anyTexts(inner as Json))
}
