import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import writeWorkbookFile from 'write-excel-file/node'
import { createZipWriter } from '../../../../src/main/exports/zipWriter'
import { createImports } from '../../../../src/main/imports/imports'
import { createTableReader } from '../../../../src/main/imports/tableReader'
import { checkWorkbook, workbookLimits } from '../../../../src/main/imports/workbookLimits'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-workbook-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const text = (value: string) => ({ value, type: String })
const choice = { encoding: 'utf-8', sheet: 0 } as const
const imports = () => createImports(() => Promise.resolve(null), createTableReader)

async function fileOf(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

async function zipOf(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  const zip = createZipWriter(bytes => Promise.resolve(pieces.push(bytes)))
  for (const [name, content] of Object.entries(parts)) {
    await zip.begin(name)
    await zip.write(content)
    await zip.end()
  }
  await zip.finish()
  return Buffer.concat(pieces)
}

async function workbook(): Promise<string> {
  const path = join(folder, 'members.xlsx')
  await writeWorkbookFile([
    {
      sheet: 'Секции',
      data: [
        [],
        [text('Название'), text('Дата'), text('Члены'), text('Код'), text('Закрыта')],
        [
          text(' МОПР '),
          { value: new Date(Date.UTC(1928, 4, 1)), type: Date, format: 'dd.mm.yyyy' },
          { value: 8900000.5, type: Number },
          text('007'),
          { value: true, type: Boolean }
        ],
        [],
        [text('Rote Hilfe'), null, { value: 0.1, type: Number }, text('=1+1')]
      ]
    },
    { sheet: 'Other', data: [[text('a')], [text('b')]] }
  ]).toFile(path)
  return path
}

describe('a workbook', () => {
  it('is known by its content and read as its cells stand', async () => {
    const files = imports()
    const { token } = await files.take(await workbook())
    expect(await files.examine(token)).toMatchObject({ format: 'workbook' })
    const table = await files.table(token, choice)
    expect(table.sheets).toEqual(['Секции', 'Other'])
    expect(table.header).toEqual(['Название', 'Дата', 'Члены', 'Код', 'Закрыта'])
    expect(table.rows).toEqual([
      { line: 3, cells: [' МОПР ', '1928-05-01', '8900000.5', '007', 'TRUE'] },
      { line: 5, cells: ['Rote Hilfe', '', '0.1', '=1+1', ''] }
    ])
    expect((await files.table(token, { ...choice, sheet: 1 })).header).toEqual(['a'])
  })

  it('has its header below the titles that stand above it', async () => {
    const path = join(folder, 'inventory.xlsx')
    await writeWorkbookFile([
      [text('Inventory 1')],
      [],
      [text('No.'), text('Title'), text('Year')],
      [text('1'), text('Letters'), text('1925')]
    ]).toFile(path)
    const reader = createTableReader()
    expect(await reader.load({ path, format: 'workbook', ...choice })).toMatchObject({
      header: ['No.', 'Title', 'Year'],
      above: ['Inventory 1'],
      rows: [{ line: 4, cells: ['1', 'Letters', '1925'] }]
    })
  })

  it('gives the last value of its formulas, nothing for one in error, and numbers as entered', async () => {
    const cells =
      '<c r="A2"><f>2*3</f><v>6</v></c><c r="B2" t="str"><f>A1&amp;"x"</f><v>nx</v></c>' +
      '<c r="C2"><v>8.9000000000000004</v></c><c r="D2"><v>1E+20</v></c><c r="E2" t="e"><v>#N/A</v></c>'
    const path = await fileOf('formulas.xlsx', await bareWorkbook(cells))
    const reader = createTableReader()
    const { rows } = await reader.load({ path, format: 'workbook', ...choice })
    expect(rows[0]?.cells).toEqual(['6', 'nx', '8.9', '100000000000000000000', ''])
  })

  it('comes row by row, and tells how far it is', async () => {
    const data = [[text('n')], ...Array.from({ length: 1200 }, (_, n) => [text(String(n))])]
    const path = join(folder, 'long.xlsx')
    await writeWorkbookFile(data).toFile(path)
    const files = imports()
    const { token, bytes } = await files.take(path)
    const reading = await files.openTable(token, choice)
    const read: string[] = []
    let end = 0
    for (let isEnd = false; !isEnd;) {
      const chunk = await files.read(reading)
      read.push(...(chunk.rows ?? []).map(({ cells }) => cells[0] ?? ''))
      ;({ isEnd, bytes: end } = chunk)
    }
    expect(read).toEqual(Array.from({ length: 1200 }, (_, n) => String(n)))
    expect(end).toBe(bytes)
    await files.end()
    await expect(async () => files.read(reading)).rejects.toMatchObject({ code: 'importEnded' })
  })
})

/** The least that is a workbook, with one header row A1:E1 of "n". */
async function bareWorkbook(row: string): Promise<Uint8Array> {
  const header = ['A1', 'B1', 'C1', 'D1', 'E1']
    .map(at => `<c r="${at}" t="inlineStr"><is><t>n</t></is></c>`)
    .join('')
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return zipOf({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
      '</Types>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      `<Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1">${header}</row><row r="2">${row}</row></sheetData></worksheet>`
  })
}

describe('a workbook that would exhaust the machine', () => {
  const zeros = '0'.repeat(2 * 1024 * 1024)
  const noise = randomBytes(1024 * 1024).toString('hex')

  it('is refused by the growth of a part', async () => {
    const path = await fileOf('bomb.xlsx', await zipOf({ 'xl/worksheets/sheet1.xml': zeros }))
    await expect(checkWorkbook(path)).rejects.toMatchObject({ code: 'workbookTooLarge' })
  })

  it('is refused by the sum of its parts, their number and its own size', async () => {
    const path = await fileOf('sum.xlsx', await zipOf({ a: noise, b: noise }))
    for (const limit of [{ unpackedBytes: 3_000_000 }, { parts: 1 }, { bytes: 1000 }]) {
      await expect(checkWorkbook(path, { ...workbookLimits, ...limit })).rejects.toMatchObject({
        code: 'workbookTooLarge'
      })
    }
    await expect(checkWorkbook(path)).resolves.toBeUndefined()
  })

  it('is refused where a part holds more than it declares', async () => {
    const bytes = await zipOf({ a: 'x'.repeat(5000) })
    const declared = Buffer.alloc(4)
    declared.writeUInt32LE(5000)
    const lie = Buffer.alloc(4)
    lie.writeUInt32LE(50)
    const directory = bytes.lastIndexOf(declared)
    lie.copy(bytes, directory)
    await expect(checkWorkbook(await fileOf('liar.xlsx', bytes))).rejects.toMatchObject({
      code: 'workbookUnreadable',
      message: expect.stringContaining('too many bytes') as string
    })
  })

  it('is refused where it is none', async () => {
    const path = await fileOf('torn.xlsx', (await readFile(await workbook())).subarray(0, 3000))
    const reader = createTableReader()
    await expect(reader.load({ path, format: 'workbook', ...choice })).rejects.toMatchObject({
      code: 'workbookUnreadable'
    })
  })
})

describe('a bibliography', () => {
  it('is known by its content, whatever its encoding, and comes as rows', async () => {
    const files = imports()
    const ris = 'TY  - BOOK\r\nTI  - Café Müller à Zürich\r\nAU  - Élodie, Zoë\r\nER  - \r\n'
    const { token } = await files.take(await fileOf('a.txt', Buffer.from(ris, 'latin1')))
    expect(await files.examine(token)).toMatchObject({ format: 'ris' })
    const table = await files.table(token, { encoding: 'windows-1252', sheet: 0 })
    expect(table.header).toEqual(['title', 'source_kind', 'creator'])
    expect(table.rows).toEqual([
      { line: 1, cells: ['Café Müller à Zürich', 'book', 'Élodie, Zoë'] }
    ])
    await expect(files.table(token, choice)).rejects.toMatchObject({ code: 'notUtf8' })
  })

  it('is told from other text', async () => {
    const files = imports()
    const formatOf = async (name: string, content: string) =>
      (await files.examine((await files.take(await fileOf(name, content))).token)).format
    expect(await formatOf('a.csv', 'title,date\nTY,1928\n')).toBe('text')
    expect(await formatOf('f.csv', 'a,b\n@SUM(1),|calc\n@SUM(A1,B2),x\n')).toBe('text')
    expect(await formatOf('a.json', '[{"id": 1, "type": "book"}]')).toBe('csl')
    expect(await formatOf('b.bib', '% a comment\n@book{x, title={A}}')).toBe('bibtex')
    expect(await formatOf('c.ris', '\uFEFF\nTY  - JOUR\nER  - ')).toBe('ris')
  })
})
