import type { Json, Operation } from '../changeLog/changeset'
import { create, newSubject, setElements, setField } from '../changeLog/edit'
import { parseDate } from '../dates/parse'
import { parseFigureValue } from '../figures/parse'
import { elementKey } from './elementKey'
import type { Field, Part } from './field'
import { fieldOf } from './kind'
import { kindNamed } from './kinds'

/**
 * A record as it would be typed: dates and figures as text, references as "@key" of another entered record. The
 * sample catalogue is written this way.
 */
export interface EnteredRecord {
  readonly key: string
  readonly kind: string
  readonly values: Readonly<Record<string, unknown>>
}

class EnteredRecordError extends Error {
  readonly code = 'enteredRecord'
}

/** The operations that create these records. Throws `EnteredRecordError` for an unknown kind, field or key. */
export function operationsOfEntered(
  records: readonly EnteredRecord[],
  newId: () => string
): Operation[] {
  const ids = new Map(records.map(({ key }) => [key, newId()]))
  return records.flatMap(record => {
    const id = ids.get(record.key) ?? ''
    const kind = kindNamed(record.kind)
    if (!kind) throw new EnteredRecordError(`${record.key}: no kind "${record.kind}"`)
    const subject = newSubject(id, kind.name)
    const fields = Object.entries(record.values).flatMap(([name, entered]) => {
      const field = fieldOf(kind, name)
      if (!field) throw new EnteredRecordError(`${record.key}: no field "${name}"`)
      if (!field.repeatable) return [setField(subject, name, valueOf(field, entered, ids))]
      const list = Array.isArray(entered) ? (entered as readonly unknown[]) : [entered]
      const elements = list.map((item, index) => {
        const value = valueOf(field, item, ids)
        return { key: elementKey(field, value, () => `e${String(index)}`), value }
      })
      return setElements(subject, name, elements)
    })
    return [create(subject), ...fields]
  })
}

function valueOf(field: Field, entered: unknown, ids: ReadonlyMap<string, string>): Json {
  if (field.type !== 'group') return partValue({ ...field, type: field.type }, entered, ids)
  const given = entered as Readonly<Record<string, unknown>>
  const parts = (field.parts ?? []).filter(part => given[part.name] !== undefined)
  return Object.fromEntries(parts.map(part => [part.name, partValue(part, given[part.name], ids)]))
}

function partValue(part: Part, entered: unknown, ids: ReadonlyMap<string, string>): Json {
  if (typeof entered === 'number') return entered
  if (typeof entered !== 'string') throw new EnteredRecordError(`${part.name}: not a text`)
  if (part.type === 'date') return { ...parseDate(entered) }
  if (part.type === 'figureValue') return { ...parseFigureValue(entered) }
  if (part.type !== 'reference') return entered
  const id = ids.get(entered.replace(/^@/, ''))
  if (id === undefined) throw new EnteredRecordError(`${part.name}: no record "${entered}"`)
  return id
}
