import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepareStore, storeFile } from '../../../../src/main/attachments/fileStore'
import { scanIdOf } from '../../../../src/shared/attachments/scanId'
import { create, newSubject, setElement, setField } from '../../../../src/shared/changeLog/edit'
import type { Json, Operation } from '../../../../src/shared/changeLog/changeset'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { bagIn, exportTo, importFrom } from '../../../helpers/packages'

let here: TestCatalogue
let there: TestCatalogue
let folder: string
const id = newRecordId()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-packages-'))
  here = await newTestCatalogue()
  there = await newTestCatalogue()
})
afterEach(async () => {
  await here.remove()
  await there.remove()
  await rm(folder, { recursive: true, force: true })
})

function newRecord(record: string, values: Readonly<Record<string, Json>>): Operation[] {
  const subject = newSubject(record, 'section')
  const puts = Object.entries(values).map(([field, value]) => setField(subject, field, value))
  return [create(subject), ...puts]
}

async function record({ database }: TestCatalogue, wanted = id): Promise<CatalogueRecord> {
  const found = await database.records.get(wanted)
  if (!found) throw new Error('The record is not there')
  return found
}

async function state({ database }: TestCatalogue): Promise<unknown> {
  const records = await database.records.toArray()
  return records
    .filter(({ values }) => values['deleted'] !== 'undone')
    .map(({ id: own, kind, values, conflicts }) => ({
      id: own,
      kind,
      values,
      conflicts: Object.entries(conflicts ?? {}).map(([register, entries]) => [
        register,
        entries.map(({ value }) => JSON.stringify(value)).sort()
      ])
    }))
}

describe('what a package holds', () => {
  async function storedScan(catalogue: TestCatalogue, name: string, text: string): Promise<string> {
    const source = join(folder, 'source')
    await writeFile(source, text)
    await prepareStore(catalogue.folder)
    const signal = new AbortController().signal
    const { sha256, size } = await storeFile(catalogue.folder, source, signal, () => undefined)
    await rm(source)
    const subject = newSubject(scanIdOf(sha256), 'scan')
    const values = { originalName: name, mediaType: 'image/tiff', size, sha256 }
    const puts = Object.entries(values).map(([field, value]) => setField(subject, field, value))
    await catalogue.saving.save([create(subject), ...puts])
    return sha256
  }

  async function attach(catalogue: TestCatalogue, sha256: string): Promise<void> {
    const element = { order: 'V', value: { scan: scanIdOf(sha256) } }
    await catalogue.saving.save([setElement(await record(catalogue), 'attachments', 'k', element)])
  }

  it('scans under readable names, the map of names, tables and the history', async () => {
    await there.saving.save(newRecord(id, { seat: 'Berlin' }))
    const first = await storedScan(there, 'Отчёт: ЦК?.tif', 'one')
    await storedScan(there, 'отчёт_ ЦК_.tif', 'two')
    await attach(there, first)
    const written = await exportTo(there, folder)
    expect(written).toMatchObject({ scans: 2, failed: [] })
    const bag = await bagIn(folder)
    const inBag = await readdir(join(bag, 'data/scans'))
    expect(inBag.map(name => name.toLowerCase()).sort()).toEqual(
      ['отчёт_ цк_.tif', 'отчёт_ цк_ (2).tif'].sort()
    )
    const names = await readFile(join(bag, 'data/names.csv'), 'utf8')
    const name = inBag.find(each => each.startsWith('О')) ?? ''
    expect(names).toContain(`${first},Отчёт: ЦК?.tif,${name},3,image/tiff,${id}`)
    expect(await readFile(join(bag, 'data/csv/sections.csv'), 'utf8')).toContain(id)
    const changes = (await readFile(join(bag, 'data/changes.ndjson'), 'utf8')).trim().split('\n')
    expect(changes).toHaveLength(4)
    const { scans } = await importFrom(here, bag)
    expect(scans).toEqual({ stored: 2, failed: [] })
    expect(await state(here)).toEqual(await state(there))
  })

  it('names a scan that is missing or damaged, and goes on without it unless told otherwise', async () => {
    await there.saving.save(newRecord(id, {}))
    const lost = await storedScan(there, 'lost.tif', 'lost')
    const bad = await storedScan(there, 'bad.tif', 'bad')
    const place = (sha256: string): string =>
      join(there.folder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
    await rm(place(lost))
    await rm(place(bad))
    await writeFile(place(bad), 'worse')
    await expect(exportTo(there, folder, { isStrict: true })).rejects.toMatchObject({
      code: 'scansIncomplete'
    })
    expect(await readdir(folder)).toEqual([])
    const { failed, scans } = await exportTo(there, folder)
    expect(scans).toBe(0)
    expect(failed.map(({ name, code }) => [name, code]).sort()).toEqual([
      ['bad.tif', 'damaged'],
      ['lost.tif', 'notInStore']
    ])
    const info = await readFile(join(await bagIn(folder), 'bag-info.txt'), 'utf8')
    expect(info).toContain(`Opis-Scan-Missing: ${lost} notInStore lost.tif`)
  })

  it('a selection with what stands behind its statements, and nothing about other records', async () => {
    const [figure, citation, source, subject, other] = Array.from({ length: 5 }, newRecordId)
    if (!figure || !citation || !source || !subject || !other) throw new Error('no ids')
    const made = (record: string, kind: string, values: Readonly<Record<string, Json>>) => {
      const own = newSubject(record, kind)
      const puts = Object.entries(values).map(([field, value]) => setField(own, field, value))
      return [create(own), ...puts]
    }
    await there.saving.save([
      ...made(figure, 'figure', { subject }),
      setElement(newSubject(figure, 'figure'), 'citations', 'k', {
        order: 'V',
        value: { citation }
      }),
      ...made(citation, 'citation', { source }),
      ...made(source, 'source', { title: 'Report' }),
      ...made(subject, 'section', { seat: 'Berlin', organisation: other }),
      ...made(other, 'organisation', { seat: 'secret' })
    ])
    await exportTo(there, folder, { scope: 'selected', ids: [figure] })
    const bag = await bagIn(folder)
    const { preview } = await importFrom(here, bag)
    expect(preview.fresh).toBe(4)
    const ids = new Set((await here.database.records.toArray()).map(each => each.id))
    expect(ids).toEqual(new Set([figure, citation, source, subject]))
    expect(await readFile(join(bag, 'data/changes.ndjson'), 'utf8')).not.toContain('secret')
    expect((await importFrom(here, bag)).step).toBeNull()
  })

  it('never replaces a package that is there', async () => {
    await there.saving.save(newRecord(id, {}))
    await mkdir(join(folder, 'Test.bag'))
    const { shownPath } = await exportTo(there, folder)
    expect(shownPath).toBe(join(folder, 'Test (2).bag'))
    expect(await readdir(join(folder, 'Test.bag'))).toEqual([])
  })
})
