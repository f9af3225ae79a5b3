import { expect, it } from 'vitest'
import { csvRowSource } from '../../../../src/shared/import/run/csvRows'
import { startOfText } from '../../../../src/shared/import/textStart'

const inventory =
  'Inventory 1;;\r\n\r\nsmall "fonds";;\r\nNo.;Title;Year\r\n1;Letters;1925\r\n;;\r\n2;Reports;1926\r\n;;\r\n'

async function rowsOf(text: string, headerLine: number | undefined) {
  const chunk = { text, bytes: text.length, isEnd: true }
  const file = { next: () => Promise.resolve(chunk), onRead: () => undefined }
  const rows = []
  for await (const page of csvRowSource(file, ';', headerLine)) rows.push(...page)
  return rows
}

it('what stands above the header is named; blank rows are none', async () => {
  const start = startOfText(inventory, ';', true)
  expect(start).toMatchObject({
    header: ['No.', 'Title', 'Year'],
    headerLine: 4,
    above: ['Inventory 1', 'small "fonds"']
  })
  const rows = [
    { line: 5, cells: ['1', 'Letters', '1925'] },
    { line: 7, cells: ['2', 'Reports', '1926'] }
  ]
  expect(start.rows).toEqual(rows)
  expect(await rowsOf(inventory, start.headerLine)).toEqual(rows)
})

it('the header below blank lines is no row of the file', async () => {
  const text = '\n\nTitle;Place\nA;B\n'
  const { header, headerLine } = startOfText(text, ';', true)
  expect(header).toEqual(['Title', 'Place'])
  expect(await rowsOf(text, headerLine)).toEqual([{ line: 4, cells: ['A', 'B'] }])
})
