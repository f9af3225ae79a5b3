import { expect, it } from 'vitest'
import { headerNames } from '../../../../src/shared/import/headerNames'

it.each([
  [
    ['Title', 'Title', 'Title'],
    ['Title', 'Title (2)', 'Title (3)']
  ],
  [
    ['a', 'a', 'a (2)'],
    ['a', 'a (3)', 'a (2)']
  ],
  [
    ['', ' ', 'column 1'],
    ['column 1 (2)', 'column 2', 'column 1']
  ]
])('each column of %j has a name of its own', (header, names) => {
  expect(headerNames(header)).toEqual(names)
})
