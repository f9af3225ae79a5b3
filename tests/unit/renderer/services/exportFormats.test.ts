import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import sample from '../../../../resources/sample/international-red-aid.json'
import { isadHeaders } from '../../../../src/shared/atom/headers'
import { setField } from '../../../../src/shared/changeLog/edit'
import { parseCsv } from '../../../../src/shared/csv/parse'
import { mostFilesOfExport } from '../../../../src/shared/exchange/calls'
import { formatNamed } from '../../../../src/shared/exchange/formats'
import { planFiles } from '../../../../src/shared/exchange/planFiles'
import { operationsOfEntered } from '../../../../src/shared/records/entered'
import type { EnteredRecord } from '../../../../src/shared/records/entered'
import {
  defaultExportChoices,
  kindsOfFormat
} from '../../../../src/renderer/services/exportChoices'
import { exportFiles } from '../../../../src/renderer/services/exportFiles'
import { planSource } from '../../../../src/renderer/services/exportPlans'
import type { ExportSource } from '../../../../src/renderer/services/exportRecords'
import { remarkSlabs } from '../../../../src/renderer/services/exportRemarks'
import { reviewExport } from '../../../../src/renderer/services/exportReview'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'

let catalogue: TestCatalogue
beforeEach(async () => {
  catalogue = await newTestCatalogue()
})
afterEach(async () => {
  await catalogue.remove()
})

async function enter(records: readonly EnteredRecord[]): Promise<readonly string[]> {
  const { records: saved } = await catalogue.saving.save(operationsOfEntered(records, newRecordId))
  return saved.map(({ id }) => id)
}

async function enterSample(): Promise<readonly string[]> {
  return enter(sample as readonly EnteredRecord[])
}

function source(): ExportSource {
  const { signal } = new AbortController()
  return { database: catalogue.database, locale: 'en', signal, onRead: () => undefined }
}

async function idsOf(kind: string): Promise<readonly string[]> {
  const all = await catalogue.database.records.toArray()
  return all.filter(record => record.kind === kind).map(({ id }) => id)
}

/** The files of an export and what is told before they are written. */
async function exported(name: string, ids: readonly string[]) {
  return exportedByKind(name, new Map([['any', ids]]))
}

async function exportedByKind(name: string, byKind: ReadonlyMap<string, readonly string[]>) {
  const format = formatNamed(name)
  const plans = planSource(source(), false)
  const planned = await planFiles(plans, format, defaultExportChoices, byKind)
  const review = await reviewExport(source(), format, planned)
  const files = new Map<string, string>()
  for (const { name: fileName, slabs } of exportFiles(source(), format, planned)) {
    let text = ''
    for await (const slab of slabs) text += slab
    files.set(fileName, text)
  }
  return { files, review }
}

describe('AtoM', () => {
  it('has a place for some kinds only', () => {
    const namesOf = (format: string) => kindsOfFormat(formatNamed(format)).map(({ name }) => name)
    expect(namesOf('csv').length).toBeGreaterThan(10)
    expect(namesOf('atomIsad')).toEqual(['document'])
    expect(namesOf('atomAuthority')).toContain('governingBody')
  })

  it('takes authority records of several kinds as one file without errors', async () => {
    await enterSample()
    const ids = [...(await idsOf('organisation')), ...(await idsOf('person'))]
    const { files, review } = await exported('atomAuthority', ids)
    const text = files.get('atom-authority-records.csv') ?? ''
    expect(parseCsv(text, ',').rows).toHaveLength(ids.length + 1)
    expect(text.split('\n', 1)[0]).toMatch(/^culture,typeOfEntity,authorizedFormOfName/)
    expect(review.issues.filter(({ level }) => level === 'error')).toEqual([])
    expect(review.isChecked).toBe(true)
  })

  it('puts parents above children, in AtoM’s columns, and counts what finds no place', async () => {
    const [child = '', parent = ''] = await enter([
      { key: 'c', kind: 'document', values: { referenceCode: 'F-1', title: 'File', parent: '@p' } },
      { key: 'p', kind: 'document', values: { referenceCode: 'F', title: 'Fonds | of the IRA' } }
    ])
    const both = await exported('atomIsad', [child, parent])
    const [header, ...cells] = parseCsv([...both.files.values()].join(''), ',').rows
    expect(header).toEqual([...isadHeaders])
    expect(cells.map(row => row.slice(0, 2))).toEqual([
      ['F', ''],
      ['F-1', 'F']
    ])
    const alone = await exported('atomIsad', [child])
    expect(alone.review.losses).toContainEqual({
      kind: 'document',
      field: 'parent',
      reason: 'parentNotExported',
      records: 1,
      examples: [child]
    })
  })
})

describe('what an export would lose', () => {
  it('is listed record by record, as a table of its own', async () => {
    const [id = ''] = await enter([
      { key: 'p', kind: 'person', values: { names: [{ text: 'A | B', language: 'rus' }] } }
    ])
    const format = formatNamed('atomAuthority')
    const byKind = new Map([['person', [id]]])
    const planned = await planFiles(
      planSource(source(), false),
      format,
      defaultExportChoices,
      byKind
    )
    const issue = {
      check: 'culture',
      level: 'error',
      row: 2,
      column: 'culture',
      message: 'unknown',
      file: 'a.csv'
    } as const
    let text = ''
    for await (const slab of remarkSlabs(source(), format, planned, [issue], reason => reason))
      text += slab
    const { rows } = parseCsv(text, ',')
    expect(rows.slice(1)).toEqual([
      [id, 'person', '', 'A | B', 'Names', 'literalBar', '', '', ''],
      [id, 'person', '', 'A | B', 'Names', 'nameWithoutQualifiers', '', '', ''],
      ['', '', '', '', '', 'unknown', 'a.csv', '2', 'culture']
    ])
  })
})

describe('all of it for AtoM', () => {
  it('is a file for each template, numbered in the order of import, without errors', async () => {
    await enter([
      ...(sample as readonly EnteredRecord[]),
      {
        key: 'fonds',
        kind: 'document',
        values: { title: 'МОПР', referenceCode: 'Ф. 539', repository: 'РГАСПИ' }
      }
    ])
    const all = await catalogue.database.records.toArray()
    const byKind = new Map<string, string[]>()
    for (const { id, kind } of all) byKind.set(kind, [...(byKind.get(kind) ?? []), id])
    const { kinds: wanted } = formatNamed('atomSet')
    const { files, review } = await exportedByKind(
      'atomSet',
      new Map([...byKind].filter(([kind]) => wanted.includes(kind)))
    )
    expect([...files.keys()]).toEqual([
      '1-atom-repositories.csv',
      '2-atom-authority-records.csv',
      '3-atom-authority-relationships.csv',
      '4-atom-isad-descriptions.csv'
    ])
    expect(review.issues.filter(({ level }) => level === 'error')).toEqual([])
    const names = new Set(
      parseCsv(files.get('2-atom-authority-records.csv') ?? '', ',').rows.map(row => row[2])
    )
    const relations = parseCsv(files.get('3-atom-authority-relationships.csv') ?? '', ',').rows
    expect(relations.length).toBeGreaterThan(5)
    for (const [subject, , object] of relations.slice(1))
      expect([names.has(subject), names.has(object)]).toEqual([true, true])
  })
})

describe('files of one record or one tree', () => {
  it('are named after it, no two alike, and read in pages', async () => {
    const many = Array.from({ length: 620 }, (_, at) => ({
      key: String(at),
      kind: 'source',
      values: { title: at < 2 ? 'Путь МОПРа' : `Title ${String(at)}` }
    }))
    const ids = await enter(many)
    const { files } = await exported('dublinCore', ids)
    const names = [...files.keys()]
    expect(names).toHaveLength(620)
    expect(names.slice(0, 3)).toEqual(['Путь МОПРа.xml', 'Путь МОПРа (2).xml', 'Title 2.xml'])
    for (const [name, text] of files) {
      const title = name.replace(/( \(2\))?\.xml$/, '')
      expect(text).toContain(`<dc:title>${title}</dc:title>`)
    }
  })

  it('hold a top with all below it, and a unit whose parent is not among them alone', async () => {
    const [a = '', b = '', c = '', d = ''] = await enter([
      { key: 'a', kind: 'document', values: { title: 'Part', parent: '@b' } },
      { key: 'b', kind: 'document', values: { title: 'File', parent: '@c' } },
      { key: 'c', kind: 'document', values: { title: 'Fonds' } },
      { key: 'd', kind: 'document', values: { title: 'Other' } }
    ])
    const { files } = await exported('ead3', [a, b, c, d])
    expect([...files.keys()]).toEqual(['Fonds.xml', 'Other.xml'])
    const cut = await exported('ead3', [a, b, d])
    expect([...cut.files.keys()]).toEqual(['File.xml', 'Other.xml'])
    expect(cut.review.losses.map(({ reason }) => reason)).toContain('parentNotExported')
  })

  it('bring the figures of a body with them, but none that are in the trash', async () => {
    await enterSample()
    const ids = await idsOf('organisation')
    const before = [...(await exported('eacCpf2', ids)).files.values()].join('')
    expect(before).toContain('<term>8,900,000</term>')
    const figures = await catalogue.database.records.toArray()
    for (const record of figures.filter(({ kind }) => kind === 'figure'))
      await catalogue.saving.save([setField(record, 'deleted', true)])
    const after = [...(await exported('eacCpf2', ids)).files.values()].join('')
    expect(after).not.toContain('localType="figure"')
  })

  it('are refused when there would be too many', async () => {
    const format = formatNamed('dublinCore')
    const ids = await enter(
      Array.from({ length: mostFilesOfExport + 1 }, (_, at) => ({
        key: String(at),
        kind: 'source',
        values: { title: String(at) }
      }))
    )
    const byKind = new Map([['source', ids]])
    await expect(
      planFiles(planSource(source(), false), format, defaultExportChoices, byKind)
    ).rejects.toMatchObject({ code: 'tooManyFiles' })
  })
})
