import type { Json } from '../changeLog/changeset'
import { isEdtf } from '../dates/bounds'
import { asStandardEdtf } from '../dates/edtfDrafts'
import type { Calendar } from '../dates/types'
import type { CsvAspect } from '../exchange/csvColumn'
import { parseFigureValue } from '../figures/parse'
import { splitRepeated } from '../csv/repeat'
import type { Part } from '../records/field'
import { findTerm, vocabulary } from '../vocabularies/vocabularies'
import { readDate } from './readDate'
import type { ImportIssue, ImportIssueCode } from './issue'
import { termsKey } from './plan'
import type { ImportPlan } from './plan'

/** One value's texts by aspect, as the file has them and as the record had them. */
export interface AspectTexts {
  readonly now: ReadonlyMap<CsvAspect, string>
  readonly was: ReadonlyMap<CsvAspect, string>
}

/** What a text names: the id of a record, or why there is none. */
export type Resolved = { readonly id: string } | 'unknown' | 'ambiguous'

export interface ReadingContext {
  readonly plan: ImportPlan
  /** Name of the field, for the plan's own terms. */
  readonly field: string
  /** The record that a cell names by reference code or title. */
  resolve(text: string, kinds: readonly string[]): Resolved
  report(code: ImportIssueCode, outcome: ImportIssue['outcome'], text: string): void
}

/** The value that the texts describe. What did not change is not read anew, so that nothing is lost on the way. */
export function readValue(part: Part, texts: AspectTexts, context: ReadingContext): Json {
  switch (part.type) {
    case 'date':
      return dateValue(texts, context)
    case 'figureValue':
      return figureValue(texts, context)
    case 'reference':
      return referenceValue(part, texts, context)
    case 'integer':
      return integerValue(texts.now.get('integer') ?? '', context)
    case 'term':
      return termValue(part, texts.now.get('text') ?? '', context)
    case 'text':
    case 'longText':
    case 'fieldName':
      return texts.now.get('text') || null
  }
}

function hasChanged({ now, was }: AspectTexts, ...aspects: CsvAspect[]): boolean {
  return aspects.some(aspect => (now.get(aspect) ?? '') !== (was.get(aspect) ?? ''))
}

function dateValue(texts: AspectTexts, { plan, report }: ReadingContext): Json {
  const written = texts.now.get('written') ?? ''
  const edtf = texts.now.get('edtf') ?? ''
  const stated = texts.now.get('calendar') ?? ''
  const calendar: Calendar =
    stated === 'julian' ? 'julian' : stated === 'gregorian' ? 'gregorian' : plan.calendar
  if (written === '' && edtf === '') return null
  const isOnlyWritten = hasChanged(texts, 'written') && !hasChanged(texts, 'edtf')
  if (edtf !== '' && !isOnlyWritten) {
    const own = stated === '' ? 'gregorian' : calendar
    const standard = asStandardEdtf(edtf)
    if (isEdtf(standard, own)) {
      const kept = written === '' && standard !== edtf ? edtf : written
      return { written: kept, edtf: standard, calendar: own }
    }
    report('edtfInvalid', 'kept', edtf)
    return { written: written === '' ? edtf : written, edtf: null, calendar: own }
  }
  const read = readDate(written, calendar, plan.dayFirst)
  if (read.edtf === null) report('dateNotUnderstood', 'kept', written)
  return { ...read }
}

const figureParts = ['exact', 'state', 'lower', 'upper', 'approximate', 'readings'] as const
const plainNumber = /^-?\d+(\.\d+)?$/

function figureValue(texts: AspectTexts, context: ReadingContext): Json {
  const text = (aspect: CsvAspect): string => texts.now.get(aspect) ?? ''
  const written = text('written')
  const said = [written, ...figureParts.map(text)]
  if (said.every(value => value === '')) return null
  const numbers = [text('exact'), text('lower'), text('upper')]
  const arePlain = numbers.every(number => number === '' || plainNumber.test(number))
  const isOnlyWritten = hasChanged(texts, 'written') && !hasChanged(texts, ...figureParts)
  const isStated = text('state') !== '' || hasChanged(texts, 'lower', 'upper')
  if (isOnlyWritten || !arePlain || (!isStated && written === '')) {
    const printed = written === '' || !arePlain ? text('exact') || written : written
    return parsedFigure(printed, context)
  }
  return {
    written,
    state: text('state') || (numbers.some(number => number !== '') ? 'value' : null),
    exact: text('exact') || null,
    lower: text('lower') || null,
    upper: text('upper') || null,
    approximate: text('approximate') === 'yes',
    ambiguous: splitRepeated(text('readings'))
  }
}

function parsedFigure(printed: string, { plan, report }: ReadingContext): Json {
  const { decimalMark } = plan
  const value = parseFigureValue(printed, decimalMark === null ? {} : { decimalMark })
  if (value.ambiguous.length > 0) report('numberAmbiguous', 'kept', printed)
  else if (value.state === null) report('numberNotUnderstood', 'kept', printed)
  return { ...value }
}

/** A text that is no whole number is kept as it is, for the checks to point at. */
function integerValue(text: string, { report }: ReadingContext): Json {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (/^-?\d{1,15}$/.test(trimmed) && String(Number(trimmed)) === trimmed) return Number(trimmed)
  report('notInteger', 'kept', text)
  return text
}

/** Codes and labels of any language of the interface; what is none of them is kept as it stands. */
function termValue(part: Part, text: string, { plan, field, report }: ReadingContext): Json {
  if (text === '' || part.vocabulary === undefined) return text || null
  const key = termsKey(part.name === field ? { field } : { field, part: part.name })
  const own = plan.terms[key]?.[text]
  if (own !== undefined) return own || null
  const found = findTerm(part.vocabulary, text)
  if (found) return found.code
  if (!vocabulary(part.vocabulary).isOpen) report('unknownTerm', 'kept', text)
  return text
}

/** The id counts where it changed or nothing else did; else the text names the record. */
function referenceValue(part: Part, texts: AspectTexts, context: ReadingContext): Json {
  const id = texts.now.get('id') ?? ''
  const code = texts.now.get('code') ?? ''
  if (id !== '' && (hasChanged(texts, 'id') || !hasChanged(texts, 'code'))) return id
  if (code === '') return null
  const resolved = context.resolve(code, part.to ?? [])
  if (typeof resolved === 'object') return resolved.id
  context.report(resolved === 'unknown' ? 'referenceUnknown' : 'referenceAmbiguous', 'left', code)
  return null
}
