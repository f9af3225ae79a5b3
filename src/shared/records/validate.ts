import type { Json } from '../changeLog/changeset'
import { isCountMeasure } from '../vocabularies/measures'
import { termOf, vocabulary } from '../vocabularies/vocabularies'
import { checks, schemeChecks } from './checks'
import { partsOf, type CheckName, type Field, type Part } from './field'
import { kindNamed } from './kinds'
import {
  isElements,
  partOf,
  textOf,
  valueOf,
  valuesOf,
  type CatalogueRecord,
  type Element
} from './record'
import { asDate, asFigureValue } from './typedValues'

/** Something to look at. It warns and never blocks; the message is `issues.<code>` of the locales. */
export interface Issue {
  readonly field: string
  /** Key of the element of a repeatable field. */
  readonly element?: string
  /** Part of a group. */
  readonly part?: string
  readonly code: IssueCode
  readonly level: 'warning'
}

export type IssueCode =
  | CheckName
  | 'dateNotUnderstood'
  | 'valueNotUnderstood'
  | 'valueAmbiguous'
  | 'expectedEmpty'
  | 'unknownTerm'
  | 'figureWithoutCitation'
  | 'figureWithoutAsOf'
  | 'rankWithoutReason'
  | 'countNotInteger'
  | 'countNegative'

/** A value with the place it stands in. */
interface Placed {
  readonly value: Json
  readonly element?: string
}

export function validateRecord(record: CatalogueRecord): Issue[] {
  const kind = kindNamed(record.kind)
  if (!kind) return []
  const issues = kind.fields.flatMap(field => fieldIssues(field, record))
  return kind.name === 'figure' ? [...issues, ...figureIssues(record)] : issues
}

function fieldIssues(field: Field, record: CatalogueRecord): Issue[] {
  const filled = placedValues(record.values[field.name]).filter(
    ({ value }) => !isEmpty(field, value)
  )
  if (filled.length === 0) return field.expected ? [expectedIssue(field, record)] : []
  return filled.flatMap(placed => valueIssues(field, placed))
}

function expectedIssue(field: Field, record: CatalogueRecord): Issue {
  const isAsOf = record.kind === 'figure' && field.name === 'asOf'
  return warning(field.name, isAsOf ? 'figureWithoutAsOf' : 'expectedEmpty')
}

function valueIssues(field: Field, { value, element }: Placed): Issue[] {
  const isGroup = field.type === 'group'
  const place = element === undefined ? {} : { element }
  return partsOf(field).flatMap(part => {
    const inner = isGroup ? partOf(value, part.name) : value
    if (isEmpty(part, inner)) return []
    const code = partProblem(part, inner) ?? identifierProblem(part, inner, value)
    if (code === undefined) return []
    return [{ ...warning(field.name, code), ...place, ...(isGroup && { part: part.name }) }]
  })
}

function partProblem(part: Part, value: Json): IssueCode | undefined {
  if (part.check && !checks[part.check](textOf(value))) return part.check
  if (part.type === 'date') {
    const date = asDate(value)
    return date && date.edtf === null ? 'dateNotUnderstood' : undefined
  }
  if (part.type === 'figureValue') return figureValueProblem(value)
  if (part.type === 'term' && part.vocabulary && !vocabulary(part.vocabulary).isOpen) {
    return termOf(part.vocabulary, textOf(value)) ? undefined : 'unknownTerm'
  }
  return undefined
}

function figureValueProblem(value: Json): IssueCode | undefined {
  const figure = asFigureValue(value)
  if (figure?.state !== null) return undefined
  return figure.ambiguous.length > 0 ? 'valueAmbiguous' : 'valueNotUnderstood'
}

/** An identifier is checked by the scheme entered beside it. */
function identifierProblem(part: Part, value: Json, group: Json): IssueCode | undefined {
  if (part.name !== 'value') return undefined
  const check = schemeChecks[textOf(partOf(group, 'scheme'))]
  return check && !checks[check](textOf(value)) ? check : undefined
}

function figureIssues(record: CatalogueRecord): Issue[] {
  const issues: Issue[] = []
  const isCited = valuesOf(record, 'citations').some(cited => textOf(partOf(cited, 'citation')))
  if (!isCited) issues.push(warning('citations', 'figureWithoutCitation'))
  const rank = valueOf(record, 'rank')
  if ((rank === 'preferred' || rank === 'deprecated') && isBlank(valueOf(record, 'rankReason'))) {
    issues.push(warning('rankReason', 'rankWithoutReason'))
  }
  if (isCountMeasure(textOf(valueOf(record, 'measure')))) {
    const figure = asFigureValue(valueOf(record, 'value'))
    const numbers = [figure?.exact, figure?.lower, figure?.upper]
    if (numbers.some(number => number?.includes('.'))) {
      issues.push(warning('value', 'countNotInteger'))
    }
    if (numbers.some(number => number?.startsWith('-'))) {
      issues.push(warning('value', 'countNegative'))
    }
  }
  return issues
}

function warning(field: string, code: IssueCode): Issue {
  return { field, code, level: 'warning' }
}

function placedValues(value: Json | readonly Element[] | undefined): Placed[] {
  if (value === undefined) return []
  if (isElements(value)) return value.map(({ key, value }) => ({ value, element: key }))
  return [{ value: value as Json }]
}

/** A date or a figure may be empty although its calendar or a flag is set. */
function isEmpty(part: Part | Field, value: Json): boolean {
  if (part.type === 'date') return asDate(value) === null
  if (part.type === 'figureValue') return asFigureValue(value) === null
  return isBlank(value)
}

function isBlank(value: Json): boolean {
  if (value === null || typeof value === 'boolean') return true
  if (typeof value === 'string') return value.trim() === ''
  return typeof value === 'object' && Object.values(value).every(inner => isBlank(inner as Json))
}
