import type { Outline } from '../../exchange/outline'
import { textOf, valueOf, valuesOf } from '../../records/record'
import type { CatalogueRecord } from '../../records/record'
import { markup } from '../markup'
import type { Markup, MarkupPart } from '../markup'
import { codeOf, shown, titleOf } from './printContext'
import type { PrintContext } from './printContext'

/** Deeper levels are set like this one. */
const deepest = 6
/** Levels that are announced by a heading; below them stand the rows of the inventory. */
const headed = new Set(['fonds', 'collection', 'subfonds', 'series', 'subseries'])

/** Units of description in their order, parents above their children, each with its code, dates and extent. */
export function findingAid(
  title: string,
  records: readonly CatalogueRecord[],
  outline: Outline,
  print: PrintContext
): Markup {
  const entries = records.map(record => {
    const depth = Math.min(outline.places.get(record.id)?.depth ?? 0, deepest)
    const isHeaded = headed.has(textOf(valueOf(record, 'level')))
    return isHeaded ? heading(record, depth, print) : row(record, depth, print)
  })
  return markup`<h1>${title}</h1>${entries}`
}

function paragraphs(record: CatalogueRecord, field: string, className: string): MarkupPart {
  return valuesOf(record, field)
    .flatMap(value => textOf(value).split(/\n+/))
    .filter(text => text.trim() !== '')
    .map(text => markup`<p class="${className}" dir="auto">${text}</p>`)
}

function heading(record: CatalogueRecord, depth: number, print: PrintContext): Markup {
  const facts = ['level', 'dates', 'extent', 'creators', 'languages', 'repository', 'access']
    .map(field => shown(record, field, print))
    .filter(text => text !== '')
    .join(' · ')
  const code = codeOf(record)
  const head = markup`${code === '' ? null : markup`<span class="unit-code">${code}</span> `}<span dir="auto">${titleOf(record, print)}</span>`
  const line = depth === 0 ? markup`<h2 class="unit-top">${head}</h2>` : markup`<h3>${head}</h3>`
  return markup`<section class="unit-head depth-${depth}">${line}<p class="unit-facts">${facts}</p>${paragraphs(record, 'scopeAndContent', 'unit-text')}${paragraphs(record, 'arrangement', 'unit-text')}</section>`
}

function row(record: CatalogueRecord, depth: number, print: PrintContext): Markup {
  const facts = [shown(record, 'extent', print), shown(record, 'languages', print)]
  const notes = facts.filter(text => text !== '').join(' · ')
  return markup`<div class="unit depth-${depth}"><p class="unit-code">${codeOf(record)}</p><div class="unit-body"><p dir="auto">${titleOf(record, print)}</p>${notes === '' ? null : markup`<p class="unit-facts">${notes}</p>`}${paragraphs(record, 'scopeAndContent', 'unit-text')}</div><p class="unit-dates">${shown(record, 'dates', print)}</p></div>`
}
