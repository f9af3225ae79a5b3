import { describe, expect, it } from 'vitest'
import {
  completed,
  fieldsFor,
  newCondition,
  operatorsOfType
} from '../../../../../src/renderer/components/lists/conditions'
import { fieldOf } from '../../../../../src/shared/records/kind'
import { kindNamed, kinds } from '../../../../../src/shared/records/kinds'
import { operators } from '../../../../../src/shared/search/query'

describe('conditions', () => {
  it('are offered for the fields of the kind, or for those that all kinds have', () => {
    const document = kindNamed('document')
    expect(fieldsFor(document)).toBe(document?.fields)
    const common = fieldsFor(null).map(({ name }) => name)
    expect(common).toContain('status')
    for (const kind of kinds) for (const name of common) expect(fieldOf(kind, name)).toBeDefined()
  })

  it('ask first what fits the type of the field', () => {
    const document = kindNamed('document')
    const operatorOf = (name: string) => {
      const field = document && fieldOf(document, name)
      return field && newCondition(field).operator
    }
    expect(operatorOf('title')).toBe('contains')
    expect(operatorOf('dates')).toBe('overlaps')
    expect(operatorOf('status')).toBe('equals')
  })

  it('offer every operator somewhere', () => {
    const offered = new Set(Object.values(operatorsOfType).flat())
    expect(operators.filter(operator => !offered.has(operator))).toEqual([])
  })

  it('without a value are left out, and groups without a condition too', () => {
    const empty = { field: 'title', operator: 'contains' } as const
    const ready = { ...empty, value: 'x' }
    expect(completed({ all: [empty, ready, { any: [empty] }] })).toEqual({ all: [ready] })
    expect(completed({ any: [empty] })).toBeNull()
    const isEmpty = { field: 'title', operator: 'isEmpty' } as const
    expect(completed({ all: [isEmpty] })).toEqual({ all: [isEmpty] })
  })
})
