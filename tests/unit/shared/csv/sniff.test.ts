import { describe, expect, it } from 'vitest'
import { sniffDelimiter } from '../../../../src/shared/csv/sniff'

describe('sniffDelimiter', () => {
  it.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b;c\n1,5;2,5;3,5\n', ';'],
    ['a\tb\n"x;y"\t"p,q"\n', '\t'],
    ['title;note\n"a, b, c";"d, e"\nx;y\n', ';'],
    ['a;b\nx, y;z\nlast row is c', ';'],
    ['a|b\n1, 2|3, 4\n', '|'],
    ['a;b\nx|y;z\nv|w;u\n', ';'],
    ['alone\nword\n', ','],
    ['', ',']
  ])('finds the delimiter of %j', (sample, delimiter) => {
    expect(sniffDelimiter(sample)).toBe(delimiter)
  })
})
