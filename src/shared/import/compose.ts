import type { Json } from '../changeLog/changeset'
import type { CsvAspect } from '../exchange/csvColumn'
import { partsOf } from '../records/field'
import type { Field, Part } from '../records/field'
import { partOf, textOf } from '../records/record'
import type { ImportTarget } from './plan'
import { readValue } from './readValue'
import type { ReadingContext } from './readValue'
import type { RowContext } from './rowContext'

/** The text of a cell, or of one value in it, as the file has it and as the record had it. */
export interface PlacedText {
  readonly target: ImportTarget
  readonly now: string
  readonly was: string
}

/** A value from its texts; parts that the file does not have stay as they are. */
export function composed(
  field: Field,
  texts: readonly PlacedText[],
  former: Json,
  context: RowContext,
  reading: ReadingContext
): Json {
  if (field.type !== 'group') {
    const [part] = partsOf(field)
    return part ? read(part, texts, former, context, reading) : null
  }
  const parts = partsOf(field).flatMap(part => {
    const own = texts.filter(({ target }) => target.part === part.name)
    const before = partOf(former, part.name)
    const value = own.length === 0 ? before : read(part, own, before, context, reading)
    return value === null ? [] : [[part.name, value] as const]
  })
  return parts.length === 0 ? null : Object.fromEntries(parts)
}

function read(
  part: Part,
  texts: readonly PlacedText[],
  former: Json,
  { names }: RowContext,
  reading: ReadingContext
): Json {
  if (former !== null && texts.every(text => text.now === text.was)) return former
  const now = new Map<CsvAspect, string>()
  const was = new Map<CsvAspect, string>()
  for (const text of texts) {
    now.set(text.target.aspect, text.now)
    was.set(text.target.aspect, text.was)
  }
  if (part.type === 'reference' && !now.has('code')) was.set('code', names.codeOf(textOf(former)))
  return readValue(part, { now, was }, reading)
}
