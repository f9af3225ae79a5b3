import type { Json } from '../changeLog/changeset'
import { splitRepeated } from '../csv/repeat'
import { citationsField } from '../exchange/figureColumns'
import { partsOf } from '../records/field'
import type { Field } from '../records/field'
import { elementsOf } from '../records/record'
import { alignElements } from './alignElements'
import type { WantedElement } from './alignElements'
import { withCitation } from './citedCells'
import { composed } from './compose'
import type { ReadingContext } from './readValue'
import type { FieldCells, RowContext } from './rowContext'

/** The elements of a repeatable field as the row wants them; those that stay as they are keep their keys. */
export function readElements(
  field: Field,
  compared: FieldCells,
  context: RowContext,
  reading: ReadingContext
): readonly WantedElement[] {
  const existing = context.existing ? elementsOf(context.existing, field.name) : []
  const { cells, was } = compared
  if (!cells.some(({ target }) => target.isRepeated)) {
    return ownRow(field, compared, context, reading)
  }
  const now = cells.map(({ target, text }) => (target.isRepeated ? splitRepeated(text) : [text]))
  const before = cells.map(({ target }, index) =>
    target.isRepeated ? splitRepeated(was[index] ?? '') : [was[index] ?? '']
  )
  const length = Math.max(...now.map(texts => texts.length))
  const tuples = tuplesOf(now, length)
  const former = tuplesOf(before, existing.length)
  if (context.plan.lists === 'add' && existing.length > 0) {
    // What a row does not say, such as the id beside a name, tells nothing apart.
    const isThere = (tuple: readonly string[]): boolean =>
      former.some(one => tuple.every((text, at) => text === '' || text === one[at]))
    const added = tuples.filter(tuple => !isThere(tuple))
    const elements = added.flatMap(tuple => newElement(field, cells, tuple, context, reading))
    const kept = existing.map(({ key, value }) => ({ key, value }))
    return [...kept, ...elements.filter(({ key }) => kept.every(one => one.key !== key))]
  }
  const mainPart = partsOf(field)[0]?.name
  const main = cells.findIndex(({ target }) => target.part === mainPart)
  const aligned = alignElements(tuples, former, main)
  return tuples.flatMap((tuple, position) => {
    const at = aligned[position] ?? null
    const former = at === null ? undefined : existing[at]
    const isSame = at !== null && tuple.every((text, index) => text === before[index]?.[at])
    if (former && isSame) return [{ key: former.key, value: former.value }]
    const texts = cells.map(({ target }, index) => ({
      target,
      now: tuple[index] ?? '',
      was: at === null ? '' : (before[index]?.[at] ?? '')
    }))
    const value = composed(field, texts, former?.value ?? null, context, reading)
    if (value === null) return []
    return [{ key: keyFor(field, value, former?.key, context), value }]
  })
}

function newElement(
  field: Field,
  cells: FieldCells['cells'],
  tuple: readonly string[],
  context: RowContext,
  reading: ReadingContext
): WantedElement[] {
  const texts = cells.map(({ target }, index) => ({ target, now: tuple[index] ?? '', was: '' }))
  const value = composed(field, texts, null, context, reading)
  return value === null ? [] : [{ key: keyOf(field, value, context), value }]
}

/** One row for each element: this row's replaces the one in its place. */
function ownRow(
  field: Field,
  { cells, was }: FieldCells,
  context: RowContext,
  reading: ReadingContext
): readonly WantedElement[] {
  const existing = context.existing ? elementsOf(context.existing, field.name) : []
  const former = existing[context.occurrence]
  const texts = cells.map(({ target, text }, index) => ({
    target,
    now: text,
    was: was[index] ?? ''
  }))
  const cited = field.name === citationsField ? withCitation(texts, context, reading) : texts
  const value = composed(field, cited, former?.value ?? null, context, reading)
  if (value === null) {
    return existing.filter(element => element !== former).map(({ key, value }) => ({ key, value }))
  }
  const own = { key: former?.key ?? keyOf(field, value, context), value }
  const list = existing.map(element => (element === former ? own : element))
  return (former ? list : [...list, own]).map(({ key, value }) => ({ key, value }))
}

function tuplesOf(columns: readonly (readonly string[])[], length: number): string[][] {
  return Array.from({ length }, (_, position) => columns.map(texts => texts[position] ?? ''))
}

/** Elements of a set are named by their value. */
function keyFor(
  field: Field,
  value: Json,
  former: string | undefined,
  context: RowContext
): string {
  const isSet = field.type === 'term' || field.type === 'reference'
  return former !== undefined && !isSet ? former : keyOf(field, value, context)
}

function keyOf(field: Field, value: Json, { newKey }: RowContext): string {
  const isSet = field.type === 'term' || field.type === 'reference'
  return isSet && typeof value === 'string' ? value : newKey()
}
