import { describe, expect, it } from 'vitest'
import { checks } from '../../../../src/shared/records/checks'
import type { CheckName } from '../../../../src/shared/records/field'

const cases: readonly [CheckName, readonly string[], readonly string[]][] = [
  ['issn', ['0317-8471', '2434-561X', '2434561x'], ['0317-8472', '2434-5610', '0317 8471', '']],
  [
    'isbn',
    ['0-306-40615-2', '080442957X', '978-0-306-40615-7', '978 3 16 148410 0'],
    ['0-306-40615-3', '978-0-306-40615-8', '977-0-306-40615-7', '12345', 'X']
  ],
  ['wikidata', ['Q1', 'Q316'], ['q316', 'Q0', '316', 'Q31a']],
  ['viaf', ['148463773'], ['VIAF 1', '']],
  [
    'url',
    ['https://example.org/a?b#c', 'http://x'],
    ['example.org', 'https://', 'file:///a', 'https://a b']
  ],
  ['notNegative', ['0', '12'], ['-1', '1.5', 'x']],
  [
    'region',
    ['10,20,35,5', '0, 0, 100, 100', '12.5,0,87.5,3'],
    ['10,20,35', '60,0,50,10', '0,0,0,5', 'a,b,c,d']
  ]
]

describe.each(cases)('the check %s', (name, good, bad) => {
  it.each(good)('accepts "%s"', text => {
    expect(checks[name](text)).toBe(true)
  })
  it.each(bad)('questions "%s"', text => {
    expect(checks[name](text)).toBe(false)
  })
})
