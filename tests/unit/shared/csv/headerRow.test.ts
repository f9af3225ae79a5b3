import { describe, expect, it } from 'vitest'
import { headerIndex, namedDelimiter } from '../../../../src/shared/csv/headerRow'
import { parseCsv } from '../../../../src/shared/csv/parse'

const headerOf = (text: string, delimiter = ';') => {
  const { rows } = parseCsv(text, delimiter)
  return rows[headerIndex(rows)]?.[0]
}

describe('the header', () => {
  it.each([
    ['is the first row', 'Title;Place\nA;B\n', 'Title'],
    ['stands below blank rows', '\n ;\n;;\nTitle;Place\n', 'Title'],
    ['stands below the line that names the delimiter', 'sep=;\nTitle;Place\n', 'Title'],
    ['stands below titles', 'Inventory 1\nfonds 539;;\nNo.;Title;Year\n1;Letters;1925\n', 'No.'],
    ['stands below remarks', '# a remark\nTitle;Place\nA;B\n', 'Title'],
    ['is a single column', 'Title\nA\nB\n', 'Title'],
    ['may be shorter than its rows', 'Title\nA;B\nC;D\n', 'Title'],
    ['is no row of numbers', 'Members\n1924;1925;1926\n10;20;30\n', 'Members'],
    [
      'is the row of field codes of ArchivesSpace',
      "A template;;\nSection;Title;\nArchivesSpace field code (please don't edit this row);title;level\n",
      "ArchivesSpace field code (please don't edit this row)"
    ]
  ])('%s', (_, text, first) => {
    expect(headerOf(text)).toBe(first)
  })

  it('is none where all is blank', () => {
    expect(headerIndex(parseCsv('\n;;\n', ';').rows)).toBe(-1)
  })
})

it('a file may name its delimiter', () => {
  expect(namedDelimiter('sep=;\r\na;b')).toBe(';')
  expect(namedDelimiter('\uFEFF"sep=\t"\na\tb')).toBe('\t')
  expect(namedDelimiter('separator\na')).toBe(null)
})
