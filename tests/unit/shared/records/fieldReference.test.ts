import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { fieldReference } from './fieldReference'

const file = resolve(import.meta.dirname, '../../../../docs/fields.md')

it('docs/fields.md is what the declarations say', () => {
  const expected = fieldReference()
  if (process.env['UPDATE_FIELD_REFERENCE'] === '1') writeFileSync(file, expected)
  expect(readFileSync(file, 'utf8')).toBe(expected)
})
