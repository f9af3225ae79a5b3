import type { Json } from '../changeLog/changeset'
import type { DateValue } from '../dates/types'
import type { FigureValue, ValueState } from '../figures/value'
import { partOf, textOf } from './record'

/** The value as a date; null when it holds nothing that a date needs. */
export function asDate(value: Json): DateValue | null {
  const written = textOf(partOf(value, 'written'))
  const edtf = textOf(partOf(value, 'edtf'))
  if (written === '' && edtf === '') return null
  const calendar = partOf(value, 'calendar') === 'julian' ? 'julian' : 'gregorian'
  return { written, edtf: edtf || null, calendar }
}

const states: ReadonlySet<Json> = new Set<Json>(['value', 'unknown', 'none'])

/** The value as a figure; null when it holds nothing at all, which is not the same as the number 0. */
export function asFigureValue(value: Json): FigureValue | null {
  const state = partOf(value, 'state')
  const readings = partOf(value, 'ambiguous')
  const figure: FigureValue = {
    written: textOf(partOf(value, 'written')),
    state: states.has(state) ? (state as ValueState) : null,
    exact: textOf(partOf(value, 'exact')) || null,
    lower: textOf(partOf(value, 'lower')) || null,
    upper: textOf(partOf(value, 'upper')) || null,
    approximate: partOf(value, 'approximate') === true,
    ambiguous: Array.isArray(readings) ? readings.map(textOf) : []
  }
  return figure.written === '' && figure.state === null ? null : figure
}
