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
    ['name\nZetkin, Clara\nStasova, Elena\n', ';'],
    ['sep=|\r\na;b|c\r\n', '|'],
    ['Inventory 1, fonds 539\n\nno.;title;year\n1;Letters, sent;1925\n2;Reports;1926\n', ';'],
    ['# made by hand\na;b\nx, y;z\n', ';'],
    ['title;note\na, b, c;d\ne, f, g;h\n', ';'],
    ['\r\n\r\na\tb\r\n1\t2\r\n', '\t'],
    ['', ',']
  ])('finds the delimiter of %j', (sample, delimiter) => {
    expect(sniffDelimiter(sample)).toBe(delimiter)
  })
})
