import { csvColumns } from '../exchange/csvColumns'
import type { CsvColumn } from '../exchange/csvColumn'
import { parseDate } from '../dates/parse'
import { checks } from '../records/checks'
import type { Kind } from '../records/kind'
import { fieldOf } from '../records/kind'
import type { Part } from '../records/field'
import { findTerm } from '../vocabularies/vocabularies'
import { partOfTarget } from './layout'
import { targetKey } from './plan'
import type { ImportTarget } from './plan'

const leastTexts = 3
const needed = 0.9

/** What a column holds may show what it is: codes and names of a vocabulary, ISSN, ISBN, dates. */
export function guessByContent(
  kind: Kind,
  columns: readonly (readonly string[])[],
  isTaken: (target: ImportTarget) => boolean
): readonly (ImportTarget | null)[] {
  const found = columns.map(texts => {
    const filled = texts.map(text => text.trim()).filter(text => text !== '')
    return filled.length < leastTexts ? null : targetFor(kind, filled, isTaken)
  })
  // Where two columns look like the same, which of them it is cannot be told.
  const keys = found.map(target => target && targetKey(target))
  return found.map((target, at) =>
    target && keys.indexOf(keys[at] ?? null) === keys.lastIndexOf(keys[at] ?? null) ? target : null
  )
}

function targetFor(
  kind: Kind,
  texts: readonly string[],
  isTaken: (target: ImportTarget) => boolean
): ImportTarget | null {
  for (const column of csvColumns(kind)) {
    const target = targetOf(column)
    const field = fieldOf(kind, column.field)
    const part = field && partOfTarget(field, target)
    // Parts of a group say nothing without its main one.
    if (!part || column.part !== undefined || isTaken(target)) continue
    const fits = fitOf(part, column)
    if (fits && texts.filter(fits).length >= texts.length * needed) return target
  }
  return null
}

function targetOf({ field, part, aspect, isRepeated }: CsvColumn): ImportTarget {
  return part === undefined ? { field, aspect, isRepeated } : { field, part, aspect, isRepeated }
}

/** Vocabularies whose terms are not also ordinary words. */
const telling = new Set(['languages', 'countries', 'scripts', 'frequencies', 'levels'])

function fitOf(
  { type, vocabulary, check }: Part,
  { aspect }: CsvColumn
): ((text: string) => boolean) | null {
  if (type === 'term' && vocabulary && telling.has(vocabulary)) {
    return text => text.length > 1 && findTerm(vocabulary, text) !== undefined
  }
  if (check === 'issn' || check === 'isbn') return text => checks[check](text)
  if (type === 'date' && aspect === 'written') {
    return text => /\d{4}/.test(text) && parseDate(text, 'gregorian').edtf !== null
  }
  return null
}
