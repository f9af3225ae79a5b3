import { describe, expect, it } from 'vitest'
import { checkRows } from '../../../../src/shared/csv/checkRows'
import { parseCsv } from '../../../../src/shared/csv/parse'

function issuesOf(text: string, known?: ReadonlySet<string>): string[] {
  const { rows, lines } = parseCsv(text, ',')
  return checkRows(rows, lines, known).map(
    issue => `${issue.kind} ${issue.line}:${issue.column ?? 'row'}`
  )
}

describe('checkRows', () => {
  it('finds nothing in an even file', () => {
    expect(issuesOf('a,b\n1,2\n', new Set(['a', 'b']))).toEqual([])
  })

  it('names the line of a ragged row', () => {
    expect(issuesOf('a,b\n"1\n1",2\n3\n4,5,6\n')).toEqual(['ragged 4:row', 'ragged 5:row'])
  })

  it('names the columns of blank, repeated and unknown headers', () => {
    const issues = ['duplicateHeader 1:2', 'blankHeader 1:3', 'unknownHeader 1:4']
    expect(issuesOf('a,a, ,b\n1,2,3,4\n', new Set(['a']))).toEqual(issues)
  })

  it('finds NUL and undecodable characters', () => {
    expect(issuesOf('a,b\nx\0,y\uFFFD\n')).toEqual(['nulCharacter 2:1', 'undecodable 2:2'])
  })

  it('says when there are no rows', () => {
    expect(issuesOf('')).toEqual(['noRows 1:row'])
    expect(issuesOf('a,b\n')).toEqual(['noRows 1:row'])
  })
})
