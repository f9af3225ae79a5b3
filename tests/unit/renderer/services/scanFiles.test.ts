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
import {
  moveToTrash,
  restoreFromTrash,
  scanFiles
} from '../../../../src/renderer/services/scanFiles'
import type { Look, ScanFileList } from '../../../../src/renderer/services/scanFiles'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { contextOf } from '../../../helpers/mountInCatalogue'

let catalogue: TestCatalogue
let context: CatalogueContext
let gone: readonly string[] = []
let untracked: readonly string[] = []
/** Done when files are moved: somebody else is at work too. */
let meanwhile: () => Promise<void>
const trash = new Set<string>()
let checks: Readonly<Record<string, readonly FileEvent[]>> = {}
const document = newRecordId()

const hashOf = (name: string) => createHash('sha256').update(name).digest('hex')
const scanOf = (name: string) => scanIdOf(hashOf(name))

beforeEach(async () => {
  catalogue = await newTestCatalogue()
  gone = []
  untracked = []
  trash.clear()
  meanwhile = async () => undefined
  checks = {}
  const attachments: Partial<MainApi['attachments']> = {
    missing: async files => files.filter(file => gone.includes(file))
  }
  const date = '2027-02-22T09:00:00.000Z'
  const fileTrash: MainApi['fileTrash'] = {
    list: async () => [...trash].map(sha256 => ({ sha256, size: 7, moved: date, due: date })),
    async put(_job, files) {
      await meanwhile()
      for (const file of files) trash.add(file)
      return files
    },
    async restore(_job, files) {
      for (const file of files) trash.delete(file)
      return files
    },
    untracked: async () => untracked.map(sha256 => ({ sha256, size: 5, changed: date }))
  }
  const fixity: Partial<MainApi['fixity']> = {
    events: async () => checks
  }
  context = contextOf(catalogue, {
    attachments: attachments as MainApi['attachments'],
    fixity: fixity as MainApi['fixity'],
    fileTrash
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

const look: Look = {
  signal: new AbortController().signal,
  job: 'job',
  onProgress: () => undefined
}
const filesOf = async (list: ScanFileList) => scanFiles(context, list, look, [])
const named = async (list: ScanFileList) => (await filesOf(list)).map(({ name }) => name)

it('a file is unused when no record refers to its scan, not even one in the trash', async () => {
  await attach('used.tif', 'taken off.tif')
  await detach('taken off.tif')
  expect(await named('unused')).toEqual(['taken off.tif'])
  const record = await recordById(catalogue.database, document)
  if (record) await catalogue.saving.save([setDeleted(record, true)])
  expect(await named('unused')).toEqual(['taken off.tif'])
})

it('a file that no scan stands for is unused, without a name', async () => {
  await attach('used.tif')
  untracked = [hashOf('used.tif'), hashOf('given up.tif')]
  const [file, ...others] = await filesOf('unused')
  expect(others).toEqual([])
  expect(file).toMatchObject({ name: '', sha256: hashOf('given up.tif'), size: 5 })
})

it('a file whose attaching was undone is unused, by its name', async () => {
  await attach('undone.tif')
  await detach('undone.tif')
  const undone = setDeleted(newSubject(scanOf('undone.tif'), 'scan'), true)
  await catalogue.saving.save([{ ...undone, p: 'undone' }])
  untracked = [hashOf('undone.tif')]
  expect(await named('unused')).toEqual(['undone.tif'])
})

it('unused files go to the trash with their scans and come back from it; used ones stay', async () => {
  await attach('a.tif', 'b.tif')
  await detach('a.tif')
  await detach('b.tif')
  const unused = await filesOf('unused')
  await attach('b.tif')
  await moveToTrash(context, unused, 'unused', 'job')
  expect([...trash]).toEqual([hashOf('a.tif')])
  expect(await named('unused')).toEqual([])
  const inTrash = await filesOf('trash')
  expect(inTrash).toMatchObject([{ name: 'a.tif', date: '2027-02-22T09:00:00.000Z' }])
  await restoreFromTrash(context, inTrash, 'restored', 'job')
  expect(trash.size).toBe(0)
  expect(await named('unused')).toEqual(['a.tif'])
})

it('what comes to be used while it is moved is taken back', async () => {
  await attach('a.tif')
  await detach('a.tif')
  meanwhile = async () => attach('a.tif')
  await moveToTrash(context, await filesOf('unused'), 'unused', 'job')
  expect(trash.size).toBe(0)
})

it('missing are files that are not there, but not those that were thrown away', async () => {
  await attach('here.tif', 'gone.tif', 'gone, in the trash.tif', 'thrown away.tif')
  await detach('thrown away.tif')
  gone = ['gone.tif', 'gone, in the trash.tif', 'thrown away.tif'].map(hashOf)
  for (const name of ['gone, in the trash.tif', 'thrown away.tif']) {
    const scan = await recordById(catalogue.database, scanOf(name))
    if (scan) await catalogue.saving.save([setDeleted(scan, true)])
  }
  expect(await named('missing')).toEqual(['gone.tif', 'gone, in the trash.tif'])
  expect(await named('unused')).toEqual([])
})

it('looking through many tells how far it is, and keeps what it found when it is ended', async () => {
  await attach('a.tif', 'b.tif')
  await detach('a.tif')
  const told: string[] = []
  const ending = new AbortController()
  const onProgress = (done: number, total: number): void => {
    told.push(`${String(done)}/${String(total)}`)
    ending.abort(new Error('ended'))
  }
  const found: never[] = []
  const work = scanFiles(context, 'unused', { ...look, signal: ending.signal, onProgress }, found)
  await expect(work).rejects.toThrow('ended')
  expect(told).toEqual(['2/2'])
  expect(found).toMatchObject([{ name: 'a.tif' }])
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
