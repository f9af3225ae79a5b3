import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { scanIdOf } from '../../../../src/shared/attachments/scanId'
import type { StoredFile } from '../../../../src/shared/attachments/calls'
import { create, newSubject, setDeleted, setElement } from '../../../../src/shared/changeLog/edit'
import type { FileEvent } from '../../../../src/shared/fixity/events'
import type { MainApi } from '../../../../src/shared/ipc'
import { elementsOf } from '../../../../src/shared/records/record'
import { putPageTexts } from '../../../../src/shared/texts/pageText'
import { reasonOfReading } from '../../../../src/shared/texts/reasons'
import { recordById } from '../../../../src/renderer/db/repositories/records'
import { attachStored } from '../../../../src/renderer/services/attaching'
import type { CatalogueContext } from '../../../../src/renderer/services/catalogueContext'
import { fileEvents, fileEventsCsv } from '../../../../src/renderer/services/fileEvents'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { putInTrash, scanFiles } from '../../../../src/renderer/services/scanFiles'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { contextOf } from '../../../helpers/mountInCatalogue'

let catalogue: TestCatalogue
let context: CatalogueContext
let gone: readonly string[] = []
let checks: Readonly<Record<string, readonly FileEvent[]>> = {}
const document = newRecordId()

const hashOf = (name: string) => createHash('sha256').update(name).digest('hex')
const scanOf = (name: string) => scanIdOf(hashOf(name))

beforeEach(async () => {
  catalogue = await newTestCatalogue()
  gone = []
  checks = {}
  const attachments: Partial<MainApi['attachments']> = {
    missing: async files => files.filter(file => gone.includes(file))
  }
  const fixity: Partial<MainApi['fixity']> = { events: async () => checks }
  context = contextOf(catalogue, {
    attachments: attachments as MainApi['attachments'],
    fixity: fixity as MainApi['fixity']
  })
  await catalogue.saving.save([create(newSubject(document, 'document'))])
})
afterEach(() => catalogue.remove())

async function attach(...names: readonly string[]): Promise<void> {
  const files = names.map((name): StoredFile => ({
    sha256: hashOf(name),
    originalName: name,
    size: 1000,
    mediaType: 'image/tiff',
    pages: 1,
    width: null,
    height: null,
    isKnown: false
  }))
  await attachStored(catalogue, document, files)
}

async function detach(name: string): Promise<void> {
  const record = await recordById(catalogue.database, document)
  if (!record) throw new Error('no record')
  const element = elementsOf(record, 'attachments').find(
    ({ value }) => JSON.stringify(value) === JSON.stringify({ scan: scanOf(name) })
  )
  await catalogue.saving.save([setElement(record, 'attachments', element?.key ?? '', null)])
}

const named = async (list: 'unused' | 'missing' | 'trash') =>
  (await scanFiles(context, list)).map(({ name }) => name)

it('a scan is unused when no record refers to it, not even one in the trash', async () => {
  await attach('used.tif', 'taken off.tif')
  await detach('taken off.tif')
  expect(await named('unused')).toEqual(['taken off.tif'])
  const record = await recordById(catalogue.database, document)
  if (record) await catalogue.saving.save([setDeleted(record, true)])
  expect(await named('unused')).toEqual(['taken off.tif'])
})

it('unused scans go to the trash as one step and come back from it; used ones stay', async () => {
  await attach('a.tif', 'b.tif')
  await detach('a.tif')
  await detach('b.tif')
  const unused = await scanFiles(context, 'unused')
  await attach('b.tif')
  expect(await putInTrash(catalogue, unused, true, 'unused')).toBe(1)
  expect(await named('unused')).toEqual([])
  const trash = await scanFiles(context, 'trash')
  expect(trash.map(({ name }) => name)).toEqual(['a.tif'])
  expect(Date.parse(trash[0]?.changed ?? '')).not.toBeNaN()
  expect(await putInTrash(catalogue, trash, false, 'restored')).toBe(1)
  expect(await named('unused')).toEqual(['a.tif'])
})

it('missing are files that are not there, also of scans in the trash', async () => {
  await attach('here.tif', 'gone.tif', 'gone too.tif')
  gone = [hashOf('gone.tif'), hashOf('gone too.tif')]
  const scan = await recordById(catalogue.database, scanOf('gone too.tif'))
  if (scan) await catalogue.saving.save([setDeleted(scan, true)])
  expect(await named('missing')).toEqual(['gone.tif', 'gone too.tif'])
})

it('the events of a file are its coming, its checks and the readings of its text', async () => {
  await attach('a.tif')
  const scan = await recordById(catalogue.database, scanOf('a.tif'))
  if (!scan) throw new Error('no scan')
  const text = { page: 1, text: 'МОПР', origin: 'recognised', language: 'rus' } as const
  await catalogue.saving.save(putPageTexts(scan, [text]).operations, {
    why: reasonOfReading('recognised', 'tesseract.js 7.0.0')
  })
  const check = { type: 'fixity check', agent: 'Opis 0.0.0', outcome: 'ok', note: '' } as const
  checks = { [hashOf('a.tif')]: [{ ...check, date: '2999-01-01T00:00:00.000Z' }] }
  const read = await recordById(catalogue.database, scan.id)
  const events = await fileEvents(context, read ?? scan, 'nobody')
  expect(events.map(({ type, agent }) => [type, agent])).toEqual([
    ['ingestion', 'A. Petrova'],
    ['text extraction', 'tesseract.js 7.0.0'],
    ['fixity check', 'Opis 0.0.0']
  ])
  let csv = ''
  for await (const slab of fileEventsCsv(context, 'nobody')) csv += slab
  const rows = csv.trim().split('\r\n')
  expect(rows[0]).toContain('objectIdentifierValue,originalName,eventType,eventDateTime')
  expect(rows).toHaveLength(4)
  expect(rows[2]).toMatch(
    /^[0-9a-f]{64},a\.tif,text extraction,.*,tesseract\.js 7\.0\.0,ok,recognised$/
  )
})
