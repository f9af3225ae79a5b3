import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { storedPath } from '../../../../src/main/attachments/fileStore'
import { readCatalogueDescription } from '../../../../src/main/catalogue/description'
import { writeCopyAsOf } from '../../../../src/main/restoring/copyAsOf'
import { setField } from '../../../../src/shared/changeLog/edit'
import { numbered, saveSections } from '../../../helpers/snapshots'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { job, recordsAt, saveScan, segmentsOf, testCatalogue } from './world'

async function store(folder: string, text: string, under?: string): Promise<string> {
  const hash = createHash('sha256').update(text).digest('hex')
  const path = storedPath(folder, under ?? hash)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
  return under ?? hash
}

function copyTo({ session, folder }: TestCatalogue, positions = session.journal.positions()) {
  const target = join(dirname(folder), 'Copy.opis')
  return { target, options: { session, positions, target, title: 'Copy' } }
}

test('a copy of now has the same records, lines and scans, and an id of its own', async () => {
  const catalogue = await testCatalogue()
  await saveSections(catalogue, numbered(300))
  const hash = await store(catalogue.folder, 'a scan')
  await store(catalogue.folder, 'a file that no record names')
  await saveScan(catalogue, hash, 'scan.tif')
  const { target, options } = copyTo(catalogue)
  const made = await writeCopyAsOf(options, job())
  expect(made).toEqual({ title: 'Copy', scans: 1, missing: [] })
  expect(await segmentsOf(target)).toEqual(await segmentsOf(catalogue.folder))
  expect(await readFile(storedPath(target, hash), 'utf8')).toBe('a scan')
  const { id, title } = await readCatalogueDescription(target)
  expect(title).toBe('Copy')
  expect(id).not.toBe(catalogue.session.describe().id)
  const records = await catalogue.database.records.toArray()
  expect([...(await recordsAt(target)).values()]).toEqual(records)
})

test('a copy as of positions ends there, with lines unchanged, and can be worked in', async () => {
  const catalogue = await testCatalogue()
  await saveSections(catalogue, ['one', 'two'])
  const positions = catalogue.session.journal.positions()
  const before = await catalogue.database.records.toArray()
  const [first] = before
  if (!first) throw new Error('no record')
  await catalogue.saving.save([setField(first, 'seat', 'Later')])
  const { target, options } = copyTo(catalogue, positions)
  await writeCopyAsOf(options, job())
  expect([...(await recordsAt(target)).values()]).toEqual(before)
  const whole = await segmentsOf(catalogue.folder)
  for (const [path, text] of await segmentsOf(target)) {
    expect(whole.get(path)?.startsWith(text)).toBe(true)
    expect(text.length).toBeLessThan(whole.get(path)?.length ?? 0)
  }
})

test('scans that are missing or damaged are told and do not stop the copy', async () => {
  const catalogue = await testCatalogue()
  const missing = 'a'.repeat(64)
  const damaged = await store(catalogue.folder, 'other bytes', 'b'.repeat(64))
  await saveScan(catalogue, missing, 'gone.tif')
  await saveScan(catalogue, damaged, 'broken.tif')
  const made = await writeCopyAsOf(copyTo(catalogue).options, job())
  expect(made.scans).toBe(0)
  expect(made.missing).toEqual([
    { sha256: missing, name: 'gone.tif', reason: 'missing' },
    { sha256: damaged, name: 'broken.tif', reason: 'damaged' }
  ])
})

test('cancelled at any point, nothing is left', async () => {
  const catalogue = await testCatalogue()
  await saveSections(catalogue, numbered(20))
  await saveScan(catalogue, await store(catalogue.folder, 'a scan'), 'scan.tif')
  const { options } = copyTo(catalogue)
  const names = await readdir(dirname(catalogue.folder))
  const counting = job()
  await writeCopyAsOf({ ...options, target: `${options.target}.all` }, counting)
  for (let reports = 1; reports < counting.steps.length; reports++) {
    await expect(writeCopyAsOf(options, job(reports))).rejects.toThrow()
    const left = (await readdir(dirname(catalogue.folder))).filter(name => !names.includes(name))
    expect(left).toEqual(['Copy.opis.all'])
  }
  expect(counting.steps.length).toBeGreaterThan(2)
})

test('neither a folder with something in it nor a place within the catalogue is written to', async () => {
  const catalogue = await testCatalogue()
  await saveSections(catalogue, ['one'])
  const { options } = copyTo(catalogue)
  const occupied = join(dirname(catalogue.folder), 'Other.opis')
  await mkdir(occupied)
  await writeFile(join(occupied, 'letter.txt'), 'kept')
  await expect(writeCopyAsOf({ ...options, target: occupied }, job())).rejects.toMatchObject({
    code: 'folderNotEmpty'
  })
  expect(await readdir(occupied)).toEqual(['letter.txt'])
  const own = { ...options, target: catalogue.folder }
  await expect(writeCopyAsOf(own, job())).rejects.toMatchObject({ code: 'insideCatalogue' })
  const within = { ...options, target: join(catalogue.folder, 'Copy.opis') }
  await expect(writeCopyAsOf(within, job())).rejects.toMatchObject({ code: 'insideCatalogue' })
})
