import { expect, onTestFinished, test } from 'vitest'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { numbered, saveSections, snapshotWorld } from '../../../helpers/snapshots'
import {
  createSnapshotService,
  isDue,
  isWantedOnClosing
} from '../../../../src/renderer/services/snapshots'
import type { SnapshotService } from '../../../../src/renderer/services/snapshots'
import { create, newSubject } from '../../../../src/shared/changeLog/edit'
import { manifest } from '../../main/snapshots/world'

async function catalogueOf(count: number): Promise<TestCatalogue> {
  const made = await newTestCatalogue()
  onTestFinished(() => made.remove())
  await saveSections(made, numbered(count))
  return made
}

test('none is taken of an empty catalogue, nor twice of one state, nor of one that is read only', async () => {
  const catalogue = await catalogueOf(0)
  const { service, main, snapshots } = snapshotWorld(catalogue)
  expect(await service.ensure('hourly')).toBeNull()
  await saveSections(catalogue, ['a'])
  expect(await service.ensure('beforeImport')).not.toBeNull()
  expect(await service.ensure('beforeBulkEdit')).toBeNull()
  await saveSections(catalogue, ['b'])
  const description = { ...catalogue.session.describe(), readOnly: 'noSpace' as const }
  const { database } = catalogue
  const readOnly = createSnapshotService({ main, catalogue: description, database })
  expect(await readOnly.ensure('hourly')).toBeNull()
  expect((await service.ensure('hourly'))?.snapshot.manifest.records).toBe(2)
  expect((await snapshots.list()).snapshots).toHaveLength(2)
})

test('two that are wanted at once are one, and the state of the next start is known', async () => {
  const catalogue = await catalogueOf(20)
  const { service } = snapshotWorld(catalogue)
  const both = await Promise.all([service.ensure('hourly'), service.ensure('beforeImport')])
  expect(both.map(outcome => outcome !== null)).toEqual([true, false])
  expect(await snapshotWorld(catalogue).service.isNeeded()).toBe(false)
})

test('a failure keeps no later one from being taken', async () => {
  const catalogue = await catalogueOf(20)
  let isFailing = true
  const { service } = snapshotWorld(catalogue, {
    now() {
      if (isFailing) throw new Error('told to fail')
      return new Date()
    }
  })
  await expect(service.ensure('hourly')).rejects.toMatchObject({ code: 'snapshotFailed' })
  isFailing = false
  expect(await service.ensure('hourly')).not.toBeNull()
})

const hour = 3_600_000

/** A service whose newest snapshot is so old. */
function aged(age: number | null, changes: Partial<SnapshotService> = {}, records = 10) {
  const at = new Date(Date.now() - (age ?? 0)).toISOString()
  const own = manifest({ at, records })
  return {
    newest: async () => (age === null ? null : { name: 'a', place: 'catalogue', manifest: own }),
    isNeeded: async () => true,
    isWithinStep: async () => false,
    ...changes
  } as SnapshotService
}

test('one is due an hour after the last, and when the clock was set back, if something changed', async () => {
  expect(await isDue(aged(null))).toBe(true)
  expect(await isDue(aged(hour / 2))).toBe(false)
  expect(await isDue(aged(hour + 1000))).toBe(true)
  expect(await isDue(aged(-365 * 24 * hour))).toBe(true)
  expect(await isDue(aged(2 * hour, { isNeeded: async () => false }))).toBe(false)
  expect(await isDue(aged(2 * hour, { isWithinStep: async () => true }))).toBe(false)
})

test('on closing one is taken of what changed, and of a large catalogue once a day', async () => {
  expect(await isWantedOnClosing(aged(null))).toBe(true)
  expect(await isWantedOnClosing(aged(1000))).toBe(true)
  expect(await isWantedOnClosing(aged(1000, { isNeeded: async () => false }))).toBe(false)
  expect(await isWantedOnClosing(aged(hour, {}, 200_001))).toBe(false)
  expect(await isWantedOnClosing(aged(25 * hour, {}, 200_001))).toBe(true)
})

test('an import that is half taken up is known', async () => {
  const catalogue = await catalogueOf(1)
  const { service } = snapshotWorld(catalogue)
  const seen: boolean[] = []
  catalogue.saving.onCommitted(() => void service.isWithinStep().then(is => seen.push(is)))
  const batches = numbered(3, 'neu').map(name => [create(newSubject(name, 'section'))])
  await catalogue.saving.saveAll(batches)
  expect(await service.isWithinStep()).toBe(false)
  const keys = await catalogue.database.changes.toCollection().primaryKeys()
  const last = keys.at(-1)
  if (!last) throw new Error('There is no change')
  const row = await catalogue.database.changes.get(last)
  await catalogue.database.changes.update(last, {
    text: row?.text.replace('"end":true,', '') ?? ''
  })
  expect(await service.isWithinStep()).toBe(true)
})
