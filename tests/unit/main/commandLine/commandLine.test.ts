import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import sample from '../../../../resources/sample/international-red-aid.json'
import { openCatalogue } from '../../../../src/main/catalogue/catalogueSession'
import { createCatalogueDescription } from '../../../../src/main/catalogue/description'
import { commandLineWords } from '../../../../src/main/commandLine/commandNames'
import { runCommandLine } from '../../../../src/main/commandLine/runCommandLine'
import { journalSettings, openJournal } from '../../../../src/main/journal/journal'
import { scanJournal } from '../../../../src/main/journal/scanJournal'
import { operationsOfEntered } from '../../../../src/shared/records/entered'
import type { EnteredRecord } from '../../../../src/shared/records/entered'
import { parseCsv } from '../../../../src/shared/csv/parse'
import { newRecordId } from '../../../../src/renderer/services/ids'

const device = 'abcdefghijklm'
let folder = ''
let catalogue = ''

async function enter(records: readonly EnteredRecord[]): Promise<void> {
  const journal = await openJournal({
    folder: join(catalogue, 'journal'),
    device,
    appVersion: 'test',
    scans: (await scanJournal(join(catalogue, 'journal'))).devices,
    settings: { ...journalSettings, ballastBytes: 0 }
  })
  await journal.append([{ ops: operationsOfEntered(records, newRecordId), by: 'A. Petrova' }])
  await journal.close()
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-command-line-'))
  catalogue = join(folder, 'МОПР.opis')
  await mkdir(join(catalogue, 'journal'), { recursive: true })
  await createCatalogueDescription(catalogue, { id: 'c1', title: 'МОПР', formatVersion: 1 })
  await enter(sample as readonly EnteredRecord[])
})
afterEach(() => rm(folder, { recursive: true }))

async function opis(...words: readonly string[]) {
  let [out, errors] = ['', '']
  const terminal = {
    write: (text: string) => (out += text),
    writeError: (text: string) => (errors += text)
  }
  const context = { userData: join(folder, 'userData'), appVersion: 'test' }
  const code = await runCommandLine(words, terminal, context)
  return { code, out, errors, json: () => JSON.parse(out) as Record<string, unknown> }
}

describe('the command line', () => {
  test('counts the records of the folder', async () => {
    const { code, json } = await opis('counts', catalogue, '--json')
    expect(code).toBe(0)
    expect(json()).toMatchObject({ title: 'МОПР', records: sample.length, inTrash: 0 })
    const lines = (await opis('counts', catalogue)).out
    expect(lines).toContain(`all\t${sample.length}\n`)
  })

  test('exports what the window exports, and never replaces a file unasked', async () => {
    const to = join(folder, 'out')
    const first = await opis('export', catalogue, '--format', 'csv', '--to', to, '--json')
    expect(first.code).toBe(0)
    const persons = parseCsv(await readFile(join(to, 'persons.csv'), 'utf8'), ',').rows
    const entered = sample.filter(({ kind }) => kind === 'person')
    expect(persons).toHaveLength(entered.length + 1)
    const again = await opis('export', catalogue, '--format', 'csv', '--to', to)
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.errors).toContain('--overwrite')
    const forced = ['export', catalogue, '--format', 'csv', '--to', to, '--overwrite']
    expect((await opis(...forced)).code).toBe(0)
    expect((await readdir(to)).filter(name => name.endsWith('.part'))).toEqual([])
  })

  test('exports the columns that an import brought and no field takes', async () => {
    const otherColumns = [{ column: 'Инв. №', text: '0042' }]
    await enter([{ key: 'p', kind: 'person', values: { names: [{ text: 'N' }], otherColumns } }])
    const to = join(folder, 'others')
    await opis('export', catalogue, '--format', 'csv', '--to', to, '--kind', 'person')
    const [header = [], ...rows] = parseCsv(
      await readFile(join(to, 'persons.csv'), 'utf8'),
      ','
    ).rows
    const column = header.indexOf('Инв. №')
    expect(rows.map(row => row[column]).filter(Boolean)).toEqual(['0042'])
  })

  test('exports the set for AtoM in its order, and one kind alone', async () => {
    const to = join(folder, 'atom')
    expect((await opis('export', catalogue, '--format', 'atomSet', '--to', to)).code).toBe(0)
    expect((await readdir(to)).some(name => name.startsWith('2-atom-authority'))).toBe(true)
    const one = join(folder, 'one')
    await opis('export', catalogue, '--format', 'csv', '--to', one, '--kind', 'section')
    expect(await readdir(one)).toEqual(['sections.csv'])
  })

  test('validates, by the rules of a target too', async () => {
    const own = await opis('validate', catalogue, '--json')
    expect([0, 3]).toContain(own.code)
    expect(own.json()).toMatchObject({ records: sample.length })
    await enter([{ key: 'p', kind: 'periodical', values: { issn: '1234-5678' } }])
    const { code, out } = await opis('validate', catalogue, '--kind', 'periodical')
    expect(code).toBe(3)
    expect(out).toContain('\tissn\tissn')
    const atom = await opis('validate', catalogue, '--format', 'atomAuthority', '--json')
    expect(atom.json()).toHaveProperty('losses')
  })

  test('verifies journal and scans, and tells damage by its exit code', async () => {
    expect(await opis('verify', catalogue)).toMatchObject({ code: 0 })
    const sha256 = 'ab'.repeat(32)
    await enter([
      { key: 's', kind: 'scan', values: { originalName: 'лист.tif', sha256 } }
    ] as unknown as readonly EnteredRecord[])
    const missing = await opis('verify', catalogue, '--json')
    expect(missing.code).toBe(3)
    expect(missing.json()).toMatchObject({ badScans: [{ name: 'лист.tif', state: 'missing' }] })
    const segment = join(catalogue, 'journal', device, '000001.ndjson')
    const text = await readFile(segment, 'utf8')
    await writeFile(segment, text.replace('A. Petrova', 'B. Petrova'))
    const damaged = await opis('verify', catalogue, '--json')
    expect(damaged.code).toBe(3)
    expect((damaged.json()['damage'] as unknown[]).length).toBe(1)
  })

  test('imports a table as one step, and the same table again changes nothing', async () => {
    const file = join(folder, 'журналы.csv')
    const rows = ['Шифр;Заглавие;Годы издания', 'П-1;Путь МОПРа;1923–1941', 'П-2;Маяк;когда-то', '']
    await writeFile(file, rows.join('\r\n'))
    const words = ['import', catalogue, file, '--kind', 'periodical', '--json']
    const check = await opis(...words, '--check')
    expect(check.json()).toMatchObject({ isWritten: false, counts: { created: 2, refused: 0 } })
    expect(check.json()['groups']).toMatchObject([{ code: 'dateNotUnderstood', line: 3, count: 1 }])
    expect((await opis('counts', catalogue, '--json')).json()).toMatchObject({
      records: sample.length
    })
    expect((await opis(...words, '--by', 'A. Petrova')).json()).toMatchObject({ isWritten: true })
    const { devices } = await scanJournal(join(catalogue, 'journal'))
    expect([...devices.values()].every(({ damage }) => !damage)).toBe(true)
    const counts = (await opis('counts', catalogue, '--json')).json()
    expect(counts).toMatchObject({ records: sample.length + 2 })
    const again = await opis(...words)
    expect(again.json()).toMatchObject({ counts: { unchanged: 2, created: 0, changed: 0 } })
  })

  test('imports nothing where a row cannot be taken, unless the others are asked for', async () => {
    const file = join(folder, 'bad.csv')
    await writeFile(file, 'Title,Place\nOne,Berlin\nTwo,Berlin,more\n')
    const words = ['import', catalogue, file, '--kind', 'periodical', '--json']
    const refused = await opis(...words)
    expect(refused).toMatchObject({ code: 3 })
    expect(refused.json()).toMatchObject({ isWritten: false, counts: { created: 1, refused: 1 } })
    expect((await opis(...words, '--valid-rows')).json()).toMatchObject({ isWritten: true })
    expect((await opis('counts', catalogue, '--json')).json()).toMatchObject({
      records: sample.length + 1
    })
  })

  test('reads a table by the delimiter that it is told', async () => {
    const file = join(folder, 'colons.csv')
    await writeFile(file, 'Title:Place\nOne, two:Berlin\n')
    const words = ['import', catalogue, file, '--kind', 'periodical', '--check', '--json']
    const { json } = await opis(...words, '--delimiter', ':')
    expect(json()).toMatchObject({ groups: [], counts: { created: 1, refused: 0 } })
  })

  test('imports what it exported as lines of JSON', async () => {
    const to = join(folder, 'lines')
    await opis('export', catalogue, '--format', 'ndjson', '--to', to)
    const words = ['import', catalogue, join(to, 'records.ndjson'), '--json']
    const { code, json, errors } = await opis(...words)
    expect([code, errors]).toEqual([0, ''])
    expect(json()).toMatchObject({ groups: [], counts: { created: 0, changed: 0, refused: 0 } })
  })

  test('does not import into a folder that is in use', async () => {
    const file = join(folder, 'one.csv')
    await writeFile(file, 'Title\nOne\n')
    const other = { userData: join(folder, 'other'), appVersion: 'test' }
    const session = await openCatalogue(catalogue, other)
    const { code, errors } = await opis('import', catalogue, file, '--kind', 'periodical')
    await session.close()
    expect([code, errors]).toEqual([1, expect.stringMatching(/in use|open already/)])
  })

  test.each([
    [['nothing'], 2],
    [['import', 'x.opis'], 2],
    [['import', 'x.opis', 'y.csv', '--match', 'title'], 2],
    [['import', 'x.opis', 'y.csv', '--encoding', 'klingon'], 2],
    [['import', 'x.opis', 'y.csv', '--delimiter', ', '], 2],
    [['import', 'x.opis', '/nowhere/y.csv'], 1],
    [['export', 'x.opis'], 2],
    [['export', 'x.opis', '--format', 'pdf', '--to', 'y'], 2],
    [['counts'], 2],
    [['counts', 'x.opis', '--kind', 'box'], 2],
    [['counts', 'x.opis', '--wrong'], 2],
    [['counts', '/nowhere/x.opis'], 1],
    [['help'], 0]
  ] as const)('%j ends with %i', async (words, expected) => {
    const { code, out, errors } = await opis(...words)
    expect(code).toBe(expected)
    expect(expected === 0 ? out : errors).not.toBe('')
  })

  test('a folder to be opened is no command', () => {
    expect(commandLineWords(['/opt/opis', '/home/a/export.opis'])).toBeNull()
    expect(commandLineWords(['/opt/opis', '/home/a/x.opis', 'export'])).toBeNull()
    expect(commandLineWords(['/opt/opis'])).toBeNull()
    expect(commandLineWords(['/opt/opis', '--no-sandbox', 'counts', 'x.opis'])).toEqual([
      'counts',
      'x.opis'
    ])
  })
})
