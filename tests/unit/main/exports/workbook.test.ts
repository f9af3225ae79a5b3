import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExports } from '../../../../src/main/exports/exports'
import { readWorkbook } from '../../../../src/main/imports/workbookRead'
import { csvColumns } from '../../../../src/shared/exchange/csvColumns'
import { csvRows } from '../../../../src/shared/exchange/csvRow'
import { createExportContext } from '../../../../src/shared/exchange/context'
import { workbookExport, workbookWriter } from '../../../../src/shared/exchange/workbookExport'
import { kinds } from '../../../../src/shared/records/kinds'
import { source } from '../../../../src/shared/records/source'
import { otherNames, randomRecords } from '../../shared/exchange/randomRecords'
import { makeRecord } from '../../shared/records/makeRecord'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-xlsx-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function writtenFile(name: string, texts: Iterable<string>): Promise<string> {
  const path = join(folder, name)
  const exports = createExports({
    chooseFile: () => Promise.resolve(path),
    chooseFolder: () => Promise.resolve(folder),
    confirmReplace: () => Promise.resolve(true)
  })
  const target = await exports.begin([name])
  for (const text of texts) await exports.write(target?.job ?? '', 0, text)
  await exports.finish(target?.job ?? '')
  return path
}

describe.each(kinds.map(kind => [kind.plural, kind] as const))('a workbook of %s', (_, kind) => {
  it('holds every cell that a CSV would hold, text as text', async () => {
    const records = randomRecords(kind, 60, 3)
    const byId = new Map(records.map(record => [record.id, record]))
    const names = createExportContext(id => byId.get(id), 'en')
    const context = { ...names, codeOf: (id: string) => names.codeOf(id) || id }
    const writer = workbookExport.writer({ kind, others: otherNames })
    const texts = [
      writer.begin(),
      ...records.map(record => writer.record(record, context)),
      writer.end()
    ]
    const { header, rows, sheets } = await readWorkbook(
      await writtenFile(`${kind.plural}.xlsx`, texts),
      0
    )
    const columns = csvColumns(kind, otherNames)
    expect(sheets).toEqual([kind.plural])
    expect(header).toEqual(columns.map(column => column.header))
    const wanted = records.flatMap(record => csvRows(kind, columns, record, context))
    expect(rows.map(({ cells }) => cells)).toEqual(wanted)
  })
})

describe('a cell of a workbook', () => {
  it('keeps formulas, leading zeros, blanks, controls and what looks like an escape as text', async () => {
    const titles = [
      '=HYPERLINK("x")',
      '007',
      ' a ',
      'tab\tand\nline',
      'bell\u0007',
      '_x0041_',
      '<&>"\''
    ]
    const context = createExportContext(() => undefined, 'en')
    const writer = workbookExport.writer({ kind: source })
    const records = titles.map(title => makeRecord('source', { title }))
    const texts = [
      writer.begin(),
      ...records.map(record => writer.record(record, context)),
      writer.end()
    ]
    expect(texts.join('')).not.toContain('<f>')
    const { header, rows } = await readWorkbook(await writtenFile('text.xlsx', texts), 0)
    const at = header.indexOf('title')
    expect(rows.map(({ cells }) => cells[at])).toEqual(titles)
  })

  it('says when it has no room for a text', () => {
    const record = makeRecord('source', { title: 'x'.repeat(40_000) })
    const context = createExportContext(() => undefined, 'en')
    expect(workbookExport.lossesOf?.(record, context, { kind: source })).toEqual([
      { recordId: record.id, field: 'title', reason: 'cellTooLong' }
    ])
  })
})

describe('a list longer than a sheet', () => {
  it('is refused', () => {
    const context = createExportContext(() => undefined, 'en')
    const writer = workbookWriter({ kind: source }, 2)
    const write = (): string => writer.record(makeRecord('source', { title: 'A' }), context)
    writer.begin()
    write()
    write()
    expect(write).toThrow(expect.objectContaining({ code: 'workbookTooLong' }) as Error)
  })
})
