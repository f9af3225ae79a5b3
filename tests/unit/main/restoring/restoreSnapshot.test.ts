import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { writeRestored } from '../../../../src/main/restoring/restoreSnapshot'
import { dataPath, snapshotsFolder } from '../../../../src/main/snapshots/names'
import { create, newSubject, setElement, setField } from '../../../../src/shared/changeLog/edit'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { numbered, saveSections, snapshotWorld } from '../../../helpers/snapshots'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { job, recordsAt, saveScan, segmentsOf, testCatalogue } from './world'

/** Sections, one contradicting itself, one deleted, one with elements in an order of their own. */
async function fill(catalogue: TestCatalogue): Promise<void> {
  const { saving } = catalogue
  await saveSections(catalogue, numbered(1200))
  const [torn, gone, listed] = ['torn', 'gone', 'listed'].map(id => newSubject(id, 'section'))
  if (!torn || !gone || !listed) throw new Error('no subjects')
  await saving.save([create(torn), create(gone), create(listed)])
  for (const seat of ['Berlin', 'Moscow', 'Paris'])
    await saving.save([setField(torn, 'seat', seat)])
  await saving.save([setElement(torn, 'tags', 'x', { order: 'a', value: 'here' })])
  await saving.save([setElement(torn, 'tags', 'x', null)])
  await saving.save([{ ...create(gone), p: true, o: [] }])
  await saving.save([
    setElement(listed, 'tags', 'x', { order: 'z', value: 'last' }),
    setElement(listed, 'tags', 'y', { order: 'a', value: 'first' })
  ])
}

async function snapshotOf(catalogue: TestCatalogue): Promise<string> {
  const outcome = await snapshotWorld(catalogue).service.ensure('asked')
  if (!outcome) throw new Error('no snapshot')
  return outcome.snapshot.name
}

function restoring({ folder }: TestCatalogue, name: string) {
  return {
    snapshots: snapshotsFolder(folder),
    name,
    openFolder: folder,
    scanSources: [folder],
    target: join(dirname(folder), 'Restored.opis'),
    title: 'Restored',
    author: { by: 'A. Petrova', why: 'Restored from the snapshot', appVersion: '1.0.0' }
  }
}

function shownOf({ id, kind, values, conflicts = {} }: CatalogueRecord) {
  const contradicting = Object.entries(conflicts).map(([register, all]) => [
    register,
    all.map(({ value }) => value)
  ])
  return { id, kind, values, conflicts: Object.fromEntries(contradicting) as unknown }
}

test('a snapshot becomes a catalogue with the same values, conflicts, orders and trash', async () => {
  const catalogue = await testCatalogue()
  await fill(catalogue)
  const before = await catalogue.database.records.toArray()
  const name = await snapshotOf(catalogue)
  const journal = await segmentsOf(catalogue.folder)
  const target = restoring(catalogue, name).target
  const made = await writeRestored(restoring(catalogue, name), job())
  expect(made).toEqual({ title: 'Restored', scans: 0, missing: [] })
  const restored = await recordsAt(target)
  expect([...restored.values()].map(shownOf)).toEqual(before.map(shownOf))
  expect(restored.get('torn')?.values['seat']).toBe('Paris')
  expect(Object.keys(restored.get('torn')?.conflicts ?? {})).toContain('seat')
  expect(await segmentsOf(catalogue.folder)).toEqual(journal)
})

test('it is one transaction of at most a thousand operations a changeset, and says why', async () => {
  const catalogue = await testCatalogue()
  await fill(catalogue)
  const name = await snapshotOf(catalogue)
  await writeRestored(restoring(catalogue, name), job())
  const texts = [...(await segmentsOf(restoring(catalogue, name).target)).values()]
  const changesets = texts
    .flatMap(text => text.trimEnd().split('\n'))
    .map(line => JSON.parse(line.slice(9)) as Record<string, unknown>)
  expect(changesets.length).toBeGreaterThan(3)
  expect(new Set(changesets.map(({ tx }) => tx)).size).toBe(1)
  expect(changesets.map(({ end }) => end === true)).toEqual(
    changesets.map((_, at) => at === changesets.length - 1)
  )
  for (const { ops, why, by } of changesets) {
    expect((ops as unknown[]).length).toBeLessThanOrEqual(1000)
    expect([why, by]).toEqual(['Restored from the snapshot', 'A. Petrova'])
  }
})

test('scans that are nowhere are told', async () => {
  const catalogue = await testCatalogue()
  await saveScan(catalogue, 'a'.repeat(64), 'gone.tif')
  const made = await writeRestored(restoring(catalogue, await snapshotOf(catalogue)), job())
  expect(made.missing).toEqual([{ sha256: 'a'.repeat(64), name: 'gone.tif', reason: 'missing' }])
})

test('a damaged snapshot is refused before anything is written', async () => {
  const catalogue = await testCatalogue()
  await saveSections(catalogue, numbered(500))
  const name = await snapshotOf(catalogue)
  const path = dataPath(snapshotsFolder(catalogue.folder), name)
  const bytes = await readFile(path)
  const names = await readdir(dirname(catalogue.folder))
  for (const at of [20, bytes.length >> 1, bytes.length - 5]) {
    const damaged = Buffer.from(bytes)
    damaged[at] = (damaged[at] ?? 0) ^ 0x10
    await writeFile(path, damaged)
    await expect(writeRestored(restoring(catalogue, name), job())).rejects.toMatchObject({
      code: 'snapshotDamaged'
    })
  }
  expect(await readdir(dirname(catalogue.folder))).toEqual(names)
})

test('cancelled while records are written, nothing is left', async () => {
  const catalogue = await testCatalogue()
  await saveSections(catalogue, numbered(1500))
  const name = await snapshotOf(catalogue)
  const names = await readdir(dirname(catalogue.folder))
  for (const reports of [1, 3, 600]) {
    await expect(writeRestored(restoring(catalogue, name), job(reports))).rejects.toThrow()
    expect(await readdir(dirname(catalogue.folder))).toEqual(names)
  }
})
