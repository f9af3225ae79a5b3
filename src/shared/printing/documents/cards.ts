import { kindNamed } from '../../records/kinds'
import type { Field } from '../../records/field'
import type { Kind } from '../../records/kind'
import type { CatalogueRecord } from '../../records/record'
import { paperSizes } from '../document'
import type { Paper } from '../document'
import { markup } from '../markup'
import type { Markup } from '../markup'
import { codeOf, shown, titleOf } from './printContext'
import type { PrintContext } from './printContext'

const { card } = paperSizes
const columns = 2
const rows = 2
/** Millimetres. */
const markLength = 5
const mostLines = 7

/** What the head of the card or another field says already. */
const inHead = new Set(['referenceCode', 'status', 'tags', 'privateNotes', 'otherColumns'])

function linesOf(kind: Kind): readonly Field[] {
  const wanted = kind.fields.filter(
    ({ name, section }) =>
      !inHead.has(name) &&
      !kind.titleFields.includes(name) &&
      !['scans', 'relations', 'citations'].includes(section)
  )
  // What a table shows is what matters most; texts of several lines come last.
  const rank = ({ column, type }: Field): number => (column ? 0 : type === 'longText' ? 2 : 1)
  return wanted.toSorted((a, b) => rank(a) - rank(b))
}

/** The face of a catalogue card, 12.5 × 7.5 cm: the emblem of the product. */
function cardFace(record: CatalogueRecord, print: PrintContext): Markup {
  const kind = kindNamed(record.kind)
  const { locale } = print.context
  const lines = (kind ? linesOf(kind) : [])
    .map(field => ({ label: field.label[locale], text: shown(record, field.name, print) }))
    .filter(({ text }) => text !== '')
    .slice(0, mostLines)
    .map(
      ({ label, text }) =>
        markup`<p class="card-line"><span class="card-label">${label}</span> <span dir="auto">${text}</span></p>`
    )
  return markup`<article class="card"><header class="card-head"><p class="card-kind">${kind?.label[locale] ?? record.kind}</p><p class="card-code">${codeOf(record)}</p></header><h2 class="card-title" dir="auto">${titleOf(record, print)}</h2><div class="card-lines">${lines}</div><span class="card-hole"></span></article>`
}

/** Cards four to a sheet that lies on its side, with the marks along which they are cut. */
export function cardSheets(
  records: readonly CatalogueRecord[],
  paper: Paper,
  print: PrintContext
): Markup {
  const { width: height, height: width } = paperSizes[paper]
  const perSheet = columns * rows
  const sheets = Array.from({ length: Math.ceil(records.length / perSheet) }, (_, index) =>
    records.slice(index * perSheet, (index + 1) * perSheet)
  )
  return markup`${sheets.map(
    sheet =>
      markup`<section class="card-sheet">${cutMarks(width, height)}<div class="card-grid">${sheet.map(record => cardFace(record, print))}</div></section>`
  )}`
}

/** Cards that fill their page, for a printer that takes them. */
export function cardPages(records: readonly CatalogueRecord[], print: PrintContext): Markup {
  return markup`${records.map(
    record => markup`<section class="card-page">${cardFace(record, print)}</section>`
  )}`
}

/** Short lines outside the cards, so that nothing is printed on them. */
function cutMarks(width: number, height: number): Markup {
  const left = (width - columns * card.width) / 2
  const top = (height - rows * card.height) / 2
  const across = Array.from({ length: columns + 1 }, (_, at) => left + at * card.width).flatMap(
    x => [
      [x, top - markLength - 1, x, top - 1],
      [x, height - top + 1, x, height - top + markLength + 1]
    ]
  )
  const down = Array.from({ length: rows + 1 }, (_, at) => top + at * card.height).flatMap(y => [
    [left - markLength - 1, y, left - 1, y],
    [width - left + 1, y, width - left + markLength + 1, y]
  ])
  const path = [...across, ...down]
    .map(([x1 = 0, y1 = 0, x2 = 0, y2 = 0]) => `M${x1} ${y1}L${x2} ${y2}`)
    .join('')
  return markup`<svg class="cut-marks" viewBox="0 0 ${width} ${height}" aria-hidden="true"><path d="${path}"/></svg>`
}
