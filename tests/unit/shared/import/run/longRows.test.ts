import { describe, expect, it } from 'vitest'
import { areOperationsText } from '../../../../../src/main/journal/operations'
import { create, newSubject, setField } from '../../../../../src/shared/changeLog/edit'
import type { ImportChunk } from '../../../../../src/shared/import/file'
import { csvRowSource } from '../../../../../src/shared/import/run/csvRows'
import { operationTexts } from '../../../../../src/shared/import/run/operationTexts'
import type { RowOutcome } from '../../../../../src/shared/import/run/outcome'
import type { SourceRow } from '../../../../../src/shared/import/sourceRow'
import { startOfText } from '../../../../../src/shared/import/textStart'

const megabyte = 1024 * 1024

/** The rows of a file of so many chunks, and the most memory taken meanwhile, above the beginning. */
async function read(chunk: (at: number) => string, chunks: number) {
  let at = 0
  const before = process.memoryUsage().heapUsed
  let peak = 0
  const file = {
    next(): Promise<ImportChunk> {
      peak = Math.max(peak, process.memoryUsage().heapUsed - before)
      const isEnd = at >= chunks
      return Promise.resolve({ text: isEnd ? '' : chunk(at++), bytes: at * megabyte, isEnd })
    },
    onRead: () => undefined
  }
  const rows: SourceRow[] = []
  for await (const page of csvRowSource(file, ',')) rows.push(...page)
  return { rows, peak }
}

const codesOf = ({ rows }: { readonly rows: readonly SourceRow[] }) =>
  rows.map(({ faults }) => (faults ?? []).map(({ code }) => code))

const filler = 'x'.repeat(megabyte)

describe('a row that is too long', () => {
  it('of a gigabyte, is refused with little of its text, in bounded memory', async () => {
    const found = await read(at => (at === 0 ? 'code,title\nA,B\n' : filler), 1024)
    expect(codesOf(found)).toEqual([[], ['rowEndless', 'rowTooLarge']])
    expect(found.rows.at(-1)?.cells.join('').length).toBeLessThan(10_000)
    expect(found.peak).toBeLessThan(200 * megabyte)
  })

  it('by a quote that is never closed, says so', async () => {
    const found = await read(at => (at === 0 ? 'code,title\nA,"' : filler), 64)
    expect(codesOf(found)).toEqual([['quoteUnclosed', 'rowTooLarge']])
  })

  it('is left out alone where it ends', async () => {
    const found = await read(at => ['code,title\nA,"', filler, filler, '"\nB,b\n'][at] ?? '', 4)
    expect(codesOf(found)).toEqual([['rowTooLarge'], []])
    expect(found.rows[1]?.cells).toEqual(['B', 'b'])
  })

  it('of a file without any end of a line, leaves nothing to be mapped', () => {
    expect(startOfText('a,'.repeat(100_000), ',', false)).toMatchObject({ header: [], rows: [] })
  })
})

it('what rows do is divided into changesets that the journal takes', () => {
  const outcome = (row: number, fields: number, length: number): RowOutcome => {
    const subject = newSubject(`r${String(row)}`, 'source')
    const values = Array.from({ length: fields }, (_, at) =>
      setField(subject, `f${String(at)}`, 'я'.repeat(length))
    )
    const nothing = { id: null, kind: 'source', label: '', differences: [], issues: [] }
    return { ...nothing, line: row, status: 'created', operations: [create(subject), ...values] }
  }
  for (const [fields, length] of [
    [100, 1],
    [1, 1_500_000],
    [0, 0]
  ] as const) {
    const rows = Array.from({ length: length > 1000 ? 20 : 500 }, (_, at) =>
      outcome(at, fields, length)
    )
    const texts = operationTexts(rows)
    expect(texts.every(text => areOperationsText(text, 20_000) && text.length < 8_000_000)).toBe(
      true
    )
    const all: unknown[] = texts.flatMap(text => JSON.parse(text) as unknown[])
    expect(all).toEqual(rows.flatMap(({ operations }) => operations))
  }
})
