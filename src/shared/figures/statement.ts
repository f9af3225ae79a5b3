import type { Json, Operation } from '../changeLog/changeset'
import { create, newSubject, setElements, setField } from '../changeLog/edit'
import type { Subject } from '../changeLog/edit'
import { asDate } from '../records/typedValues'
import type { Figure } from './figure'
import type { FigureValue } from './value'

/** A figure while it is being entered; plain values, as they are saved. */
export interface EnteredFigure {
  readonly subject: string
  readonly measure: string
  readonly value: FigureValue | null
  readonly unit: string
  readonly asOf: Json
  readonly scope: string
  readonly accordingTo: string
}

export const emptyFigure: EnteredFigure = {
  subject: '',
  measure: '',
  value: null,
  unit: '',
  asOf: null,
  scope: '',
  accordingTo: ''
}

export const enteredFields = [
  'subject',
  'measure',
  'value',
  'unit',
  'asOf',
  'scope',
  'accordingTo'
] as const satisfies readonly (keyof EnteredFigure)[]
export type EnteredField = (typeof enteredFields)[number]

export function isFilled(entered: EnteredFigure, field: EnteredField): boolean {
  return entered[field] !== null && entered[field] !== ''
}

/** Whether a row can become a figure: it says of what, what, and a number that is read in one way. */
export function isComplete(entered: EnteredFigure): boolean {
  const { value } = entered
  return (
    value !== null &&
    value.ambiguous.length === 0 &&
    isFilled(entered, 'subject') &&
    isFilled(entered, 'measure')
  )
}

/** What a new row takes over from the one above: all but the number. */
export function carriedDown(above: EnteredFigure | undefined): EnteredFigure {
  return above ? { ...above, value: null } : emptyFigure
}

export function enteredOf(figure: Figure): EnteredFigure {
  const { subject, measure, value, unit, asOf, scope, accordingTo } = figure
  return { subject, measure, value, unit, asOf: asOf && { ...asOf }, scope, accordingTo }
}

function jsonOf(entered: EnteredFigure, field: EnteredField): Json {
  const value = entered[field]
  if (value === '' || value === null) return null
  return field === 'value' ? { ...(value as FigureValue) } : (value as Json)
}

/** The operations of one new figure with its citation. */
export function newFigureOperations(
  id: string,
  entered: EnteredFigure,
  citation: string,
  newKey: () => string
): readonly Operation[] {
  const subject = newSubject(id, 'figure')
  return [create(subject), ...enteredOperations(subject, entered, citation, newKey)]
}

/** What was entered, for a figure that is begun already. */
export function enteredOperations(
  subject: Subject,
  entered: EnteredFigure,
  citation: string,
  newKey: () => string
): readonly Operation[] {
  const filled = enteredFields.filter(field => isFilled(entered, field))
  const citations = citation === '' ? [] : [{ key: newKey(), value: { citation } }]
  return [
    ...filled.map(field => setField(subject, field, jsonOf(entered, field))),
    ...setElements(subject, 'citations', citations)
  ]
}

/** The operations that bring a figure to what the row says; none where it says so already. */
export function changedFigureOperations(
  subject: Subject,
  before: EnteredFigure,
  after: EnteredFigure
): readonly Operation[] {
  return enteredFields
    .filter(field => !isSame(field, before, after))
    .map(field => setField(subject, field, jsonOf(after, field)))
}

export function isSame(field: EnteredField, a: EnteredFigure, b: EnteredFigure): boolean {
  if (field === 'value')
    return (
      (a.value?.written ?? '') === (b.value?.written ?? '') && a.value?.exact === b.value?.exact
    )
  if (field === 'asOf') {
    const [first, second] = [asDate(a.asOf), asDate(b.asOf)]
    return first?.written === second?.written && first?.calendar === second?.calendar
  }
  return a[field] === b[field]
}
