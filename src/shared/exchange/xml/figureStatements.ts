import { displayField } from '../../records/display'
import { kindNamed } from '../../records/kinds'
import { isDeleted, textOf, valueOf } from '../../records/record'
import type { CatalogueRecord } from '../../records/record'
import { asDate, asFigureValue } from '../../records/typedValues'
import { xmlDates } from './dates'
import type { XmlDates } from './dates'
import { line } from './markup'
import type { RecordView } from './recordView'

/** A number that a source states of the record. */
export interface FigureStatement {
  readonly figure: CatalogueRecord
  readonly measure: string
  /** As printed, with its unit. */
  readonly value: string
  readonly asOf: XmlDates | null
  /** What qualifies the number, one sentence each: "exact: 8900000", "According to: Stasova". */
  readonly notes: readonly string[]
}

const qualifiers = ['scope', 'accordingTo', 'method', 'rank', 'rankReason', 'publicNotes']

export function figureStatements({ record, context }: RecordView): readonly FigureStatement[] {
  const kind = kindNamed('figure')
  if (!kind) return []
  const figures = context.figuresOf(record.id).filter(figure => !isDeleted(figure))
  return figures.map(figure => {
    const show = (field: string): string =>
      line(displayField(kind, field, figure, context.locale, context.labelOf))
    const labelled = kind.fields
      .filter(({ name }) => qualifiers.includes(name))
      .map(({ name, label }) => ({ label: label[context.locale], text: show(name) }))
    return {
      figure,
      measure: show('measure') || line(kind.label[context.locale]),
      value: [show('value'), show('unit')].filter(Boolean).join(' '),
      asOf: xmlDates(asDate(valueOf(figure, 'asOf'))),
      notes: [
        ...exactNotes(figure),
        ...labelled.filter(({ text }) => text !== '').map(({ label, text }) => `${label}: ${text}`)
      ]
    }
  })
}

/** What the printed number means, in the words of the data model: they are no part of any language. */
function exactNotes(figure: CatalogueRecord): string[] {
  const value = asFigureValue(valueOf(figure, 'value'))
  if (!value) return []
  const parts = [
    ['state', value.state === 'value' ? null : value.state],
    ['exact', value.exact],
    ['lower', value.lower],
    ['upper', value.upper],
    ['approximate', value.approximate ? 'true' : null],
    ['readings', value.ambiguous.join(', ') || null]
  ] as const
  return parts.flatMap(([name, part]) => (part === null ? [] : [`${name}: ${line(textOf(part))}`]))
}
