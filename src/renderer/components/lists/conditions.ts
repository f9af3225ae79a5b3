import { partsOf } from '../../../shared/records/field'
import type { Field, Part, ValueType } from '../../../shared/records/field'
import type { Kind } from '../../../shared/records/kind'
import { kinds } from '../../../shared/records/kinds'
import type { Condition, ConditionGroup, Operator } from '../../../shared/search/query'

const texts: readonly Operator[] = ['contains', 'equals', 'beginsWith', 'isEmpty', 'isNotEmpty']
const choices: readonly Operator[] = ['equals', 'isEmpty', 'isNotEmpty']
const numbers: readonly Operator[] = ['equals', 'lessThan', 'greaterThan', 'isEmpty', 'isNotEmpty']
const dates: readonly Operator[] = [
  'overlaps',
  'lessThan',
  'greaterThan',
  'isUncertain',
  'isEmpty',
  'isNotEmpty'
]

/** What can be asked of a value of this type; the first is meant when nothing was chosen. */
export const operatorsOfType: Readonly<Record<ValueType, readonly Operator[]>> = {
  text: texts,
  longText: texts,
  fieldName: choices,
  term: choices,
  reference: choices,
  integer: numbers,
  figureValue: numbers,
  date: dates
}

const withoutValue: ReadonlySet<Operator> = new Set(['isEmpty', 'isNotEmpty', 'isUncertain'])

export function needsValue(operator: Operator): boolean {
  return !withoutValue.has(operator)
}

/** The fields that can be asked about: those of the kind, or, in a list of several kinds, what all of them have. */
export function fieldsFor(kind: Kind | null | undefined): readonly Field[] {
  if (kind) return kind.fields
  const [first, ...others] = kinds
  const names = others.map(({ fields }) => new Set(fields.map(({ name }) => name)))
  return (first?.fields ?? []).filter(({ name }) => names.every(known => known.has(name)))
}

/** What the condition compares: the part named, or the main one. */
export function partFor(field: Field, condition: Condition): Part | undefined {
  const parts = partsOf(field)
  return parts.find(({ name }) => name === condition.part) ?? parts[0]
}

export function newCondition(field: Field): Condition {
  const [part] = partsOf(field)
  const operator = part ? operatorsOfType[part.type][0] : undefined
  return { field: field.name, operator: operator ?? 'isNotEmpty' }
}

export function isGroup(member: Condition | ConditionGroup): member is ConditionGroup {
  return 'all' in member || 'any' in member
}

export function membersOf(group: ConditionGroup): readonly (Condition | ConditionGroup)[] {
  return 'all' in group ? group.all : group.any
}

/** Without what was begun and has no value yet; null when nothing is left. */
export function completed(group: ConditionGroup): ConditionGroup | null {
  const members = membersOf(group).flatMap<Condition | ConditionGroup>(member => {
    if (isGroup(member)) {
      const inner = completed(member)
      return inner ? [inner] : []
    }
    const isReady = !needsValue(member.operator) || (member.value ?? '').trim() !== ''
    return isReady ? [member] : []
  })
  if (members.length === 0) return null
  return 'all' in group ? { all: members } : { any: members }
}
