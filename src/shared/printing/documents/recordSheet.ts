import { cite } from '../../citing/cite'
import type { Field } from '../../records/field'
import { kindNamed } from '../../records/kinds'
import { partOf, textOf, valueOf, valuesOf } from '../../records/record'
import type { CatalogueRecord } from '../../records/record'
import { displayValue } from '../../records/display'
import { markup } from '../markup'
import type { Markup, MarkupPart } from '../markup'
import { richMarkup } from './bibliography'
import { codeOf, shown, titleOf } from './printContext'
import type { PrintContext } from './printContext'

const unshown = new Set([
  'referenceCode',
  'privateNotes',
  'otherColumns',
  'citations',
  'attachments'
])

/** Records one after the other, each with its fields, its figures and the sources that it cites. */
export function recordSheets(records: readonly CatalogueRecord[], print: PrintContext): Markup {
  return markup`${records.map((record, index) => recordSheet(record, index > 0, print))}`
}

function recordSheet(record: CatalogueRecord, isNext: boolean, print: PrintContext): Markup {
  const kind = kindNamed(record.kind)
  const { locale } = print.context
  const fields = (kind?.fields ?? [])
    .filter(({ name }) => !unshown.has(name))
    .map(field => fieldRow(record, field, print))
  const figures = print.context.figuresOf(record.id)
  return markup`<article class="${isNext ? 'sheet new-page' : 'sheet'}"><p class="sheet-kind"><span>${kind?.label[locale] ?? record.kind}</span><span class="code">${codeOf(record)}</span></p><h1 dir="auto">${titleOf(record, print)}</h1><dl class="fields">${fields}</dl>${figureTable(figures, print)}${citations(record, print)}</article>`
}

function fieldRow(record: CatalogueRecord, field: Field, print: PrintContext): MarkupPart {
  const kind = kindNamed(record.kind)
  const { locale, labelOf } = print.context
  const values = valuesOf(record, field.name)
    .map(value =>
      field.type === 'longText' ? textOf(value) : displayValue(field, value, locale, labelOf, kind)
    )
    .filter(text => text !== '')
  if (values.length === 0) return null
  const paragraphs = values
    .flatMap(text => text.split(/\n+/))
    .map(text => markup`<dd dir="auto">${text}</dd>`)
  return markup`<div class="field"><dt>${field.label[locale]}</dt>${paragraphs}</div>`
}

function figureTable(figures: readonly CatalogueRecord[], print: PrintContext): MarkupPart {
  if (figures.length === 0) return null
  const kind = kindNamed('figure')
  const { locale } = print.context
  const columns = ['measure', 'value', 'asOf', 'accordingTo', 'citations'] as const
  const head = columns.map(name => {
    const label = kind?.fields.find(field => field.name === name)?.label[locale] ?? name
    return markup`<th scope="col" class="${name === 'value' ? 'number' : 'text'}">${label}</th>`
  })
  const rows = figures.map(figure => {
    const isStruck = valueOf(figure, 'rank') === 'deprecated'
    const cells = columns.map(
      name =>
        markup`<td class="${name === 'value' ? 'number' : 'text'}" dir="auto">${shown(figure, name, print)}</td>`
    )
    return markup`<tr class="${isStruck ? 'struck' : 'figure'}">${cells}</tr>`
  })
  return markup`<h2>${print.words.figures}</h2><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`
}

function citations(record: CatalogueRecord, print: PrintContext): MarkupPart {
  const cited = [record, ...print.context.figuresOf(record.id)].flatMap(holder =>
    valuesOf(holder, 'citations').map(value => textOf(partOf(value, 'citation')))
  )
  const entries = [...new Set(cited)].flatMap(id => {
    const citation = print.context.get(id)
    const rich = citation ? cite(citation, 'chicagoNote', print.context) : null
    return rich ? [markup`<li dir="auto">${richMarkup(rich)}</li>`] : []
  })
  if (entries.length === 0) return null
  return markup`<h2>${print.words.citations}</h2><ol class="bibliography numbered">${entries}</ol>`
}
