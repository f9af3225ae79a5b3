import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { CsvIssue } from '../../../../src/shared/csv/issue'
import { createCsvParser, parseCsv } from '../../../../src/shared/csv/parse'
import { createRandom } from './random'

interface Read {
  rows: string[][]
  lines: number[]
  issues: CsvIssue[]
}

function readChunks(chunks: readonly string[]): Read {
  const read: Read = { rows: [], lines: [], issues: [] }
  const parser = createCsvParser({
    delimiter: ',',
    onRow: (cells, line) => {
      read.rows.push(cells)
      read.lines.push(line)
    },
    onIssue: issue => read.issues.push(issue)
  })
  for (const chunk of chunks) parser.write(chunk)
  parser.end()
  return read
}

/** Well-formed CSV of random shape: quoted and bare cells, any line end, blank lines. */
function randomCsv(seed: number): string {
  const random = createRandom(seed)
  const pick = (choices: readonly string[]): string => choices[random(choices.length)] ?? ''
  const lineEnd = pick(['\n', '\r\n', '\r'])
  const quotedParts = ['a', ',', '""', '\n', '\r\n', '\r', ' ', 'я']
  const cell = (): string => {
    if (random(2) === 0) return pick(['', 'a', 'б c', '12', ' x '])
    return '"' + Array.from({ length: random(6) }, () => pick(quotedParts)).join('') + '"'
  }
  const rows = Array.from({ length: 1 + random(8) }, () =>
    Array.from({ length: 1 + random(4) }, cell).join(',')
  )
  return rows.join(lineEnd) + pick(['', lineEnd])
}

describe('parseCsv', () => {
  it.each([
    ['', []],
    ['a,b', [['a', 'b']]],
    ['a,\n', [['a', '']]],
    ['\n', [['']]],
    ['a\rb\r\nc\n', [['a'], ['b'], ['c']]],
    ['"a ""b""\r\nc",d', [['a "b"\r\nc', 'd']]],
    ['\uFEFFa\n', [['a']]],
    ['"\uFEFFa"\n', [['\uFEFFa']]],
    ['""', [['']]]
  ])('reads %j', (text, rows) => {
    expect(parseCsv(text, ',')).toMatchObject({ rows, issues: [] })
  })

  it('tells the line on which each row begins', () => {
    expect(parseCsv('a,"x\ny\r\nz\rw"\r\nb\nc', ',').lines).toEqual([1, 5, 6])
  })

  it('reads a million characters in one cell', () => {
    const cell = 'x"\n'.repeat(350_000)
    const text = '"' + cell.replaceAll('"', '""') + '",end\n'
    expect(parseCsv(text, ',').rows).toEqual([[cell, 'end']])
  })

  it('reports a stray quote once per cell and keeps the text', () => {
    const { rows, issues } = parseCsv('a\nb,5" by 6",c\n', ',')
    expect(rows).toEqual([['a'], ['b', '5" by 6"', 'c']])
    expect(issues).toMatchObject([{ kind: 'strayQuote', line: 2, column: 2 }])
  })

  it('reports text after a closing quote', () => {
    const { rows, issues } = parseCsv('"a" b,c\n', ',')
    expect(rows).toEqual([['a b', 'c']])
    expect(issues).toMatchObject([{ kind: 'textAfterQuote', line: 1, column: 1 }])
  })

  it.each([
    ['a, "b, c",  "d"', [['a', 'b, c', 'd']]],
    ['"a" ,"b"  \r\n"c" ', [['a', 'b'], ['c']]],
    ['a,"b"   ,  "c ""d"" "', [['a', 'b', 'c "d" ']]]
  ])('leaves out blanks around the quotes of a cell: %j', (text, rows) => {
    expect(parseCsv(text, ',')).toMatchObject({ rows, issues: [] })
    expect(readChunks([...text])).toMatchObject({ rows, issues: [] })
  })

  it.each([
    ['a, "b, c" d,e', [['a', ' "b', ' c" d', 'e']], 2],
    [
      'a, "b ""c""\nd,e',
      [
        ['a', ' "b ""c""'],
        ['d', 'e']
      ],
      2
    ],
    ['a, "b', [['a', ' "b']], 2]
  ])(
    'takes a quote behind blanks for a stray one where it closes no cell: %j',
    (text, rows, column) => {
      const strayQuote = [{ kind: 'strayQuote', line: 1, column }]
      expect(parseCsv(text, ',')).toMatchObject({ rows, issues: strayQuote })
      expect(readChunks([...text])).toMatchObject({ rows, issues: strayQuote })
    }
  )

  it('reports the line on which an unclosed quote opens', () => {
    const { rows, issues } = parseCsv('a,b\nc,"d\ne,f\n', ',')
    expect(rows).toEqual([
      ['a', 'b'],
      ['c', 'd\ne,f\n']
    ])
    expect(issues).toMatchObject([{ kind: 'unclosedQuote', line: 2, column: 2 }])
  })

  it.each([
    ['a text', 'x'],
    ['cells', 'x,'],
    ['empty cells', ',']
  ])('gives up a row without an end, of %s, and keeps memory within bounds', (_, piece) => {
    const rows: string[][] = []
    const issues: CsvIssue[] = []
    const parser = createCsvParser({
      delimiter: ',',
      onRow: cells => rows.push(cells),
      onIssue: issue => issues.push(issue)
    })
    parser.write('a,b\n1,2\n')
    const chunk = piece.repeat(1_000_000)
    for (let count = 0; count < 200; count++) parser.write(chunk)
    parser.write('\n3,4\n')
    parser.end()
    expect(rows).toHaveLength(3)
    expect(rows[2]?.join(',').length).toBeLessThan(40_000_000)
    expect(issues).toMatchObject([{ kind: 'rowTooLong', line: 3 }])
  })

  it('agrees with an independent reader on random files', () => {
    for (let seed = 1; seed <= 2_000; seed++) {
      const text = randomCsv(seed)
      const independent: string[][] = parse(text, {
        relax_column_count: true,
        record_delimiter: ['\r\n', '\n', '\r']
      })
      expect(parseCsv(text, ',').rows, JSON.stringify(text)).toEqual(independent)
    }
  })
})

describe('createCsvParser', () => {
  it('gives the same rows wherever the chunks are cut', () => {
    const faulty = '\uFEFFa,"b\r\n""c"""\r\n"x"y,z"\r\r\n"open\r\n'
    const texts = [faulty, ...Array.from({ length: 100 }, (_, seed) => randomCsv(seed))]
    for (const text of texts) {
      const wanted = readChunks([text])
      expect(readChunks([...text]), JSON.stringify(text)).toEqual(wanted)
      for (let cut = 0; cut <= text.length; cut++) {
        expect(readChunks([text.slice(0, cut), text.slice(cut)])).toEqual(wanted)
      }
    }
  })
})
