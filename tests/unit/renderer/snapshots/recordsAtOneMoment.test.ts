import { expect, onTestFinished, test } from 'vitest'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { pick, seeded, whole } from '../../../helpers/random'
import { numbered, saveSections, snapshotWorld } from '../../../helpers/snapshots'
import { recordsAtOneMoment } from '../../../../src/renderer/db/repositories/snapshot'
import { existingVersion, openDatabase } from '../../../../src/renderer/db/CatalogueDatabase'
import { createSnapshotReader } from '../../../../src/renderer/worker/snapshotReader'
import { create, newSubject, setField } from '../../../../src/shared/changeLog/edit'
import { readSnapshot } from '../../../../src/main/snapshots/readSnapshot'
import { applyOperations, operationsByRecord } from '../../../../src/shared/changeLog/apply'
import type { Positions } from '../../../../src/shared/changeLog/changeset'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { liveRecords } from '../../main/snapshots/world'

type Records = Map<string, CatalogueRecord>

async function catalogue(): Promise<TestCatalogue> {
  const made = await newTestCatalogue()
  onTestFinished(() => made.remove())
  return made
}

/** Changes records and makes new ones, whose ids fall anywhere among those that are there, until told to stop. */
async function write({ saving, database }: TestCatalogue, seed: number, isOver: () => boolean) {
  const random = seeded(seed)
  for (let step = 0; !isOver(); step++) {
    const keys = await database.records.toCollection().primaryKeys()
    const record = await database.records.get(pick(random, keys))
    const id = `id-${String(whole(random, 1e6))}-${String(seed)}-${String(step)}`
    const made = newSubject(id, 'section')
    const operations = record ? [setField(record, 'title', `changed ${String(step)}`)] : []
    await saving.save([...operations, create(made), setField(made, 'seat', id)])
  }
}

/** What the journal makes of a state when everything after the positions is applied to it. */
async function withJournalAfter(
  { session }: TestCatalogue,
  records: Records,
  positions: Positions
): Promise<Records> {
  const after = new Map(records)
  const { changesets, isComplete } = await session.journal.read(positions, 1e9)
  expect(isComplete).toBe(true)
  for (const changeset of changesets) {
    for (const [id, operations] of operationsByRecord([changeset])) {
      const record = applyOperations(after.get(id), operations)
      if (record) after.set(id, record)
    }
  }
  return after
}

/** The journal up to the positions and nothing after them. */
async function stateAt(test: TestCatalogue, until: Positions): Promise<Records> {
  const records: Records = new Map()
  const { changesets } = await test.session.journal.read({}, 1e9)
  for (const changeset of changesets.filter(({ d, n }) => n <= (until[d] ?? 0))) {
    for (const [id, operations] of operationsByRecord([changeset])) {
      const record = applyOperations(records.get(id), operations)
      if (record) records.set(id, record)
    }
  }
  return records
}

test.each([1, 2, 3, 4])(
  'a snapshot taken while ten others write is the state at its positions (%i)',
  async seed => {
    const world = await catalogue()
    await saveSections(world, numbered(400))
    let isOver = false
    const writers = Array.from({ length: 10 }, (_, index) =>
      write(world, seed * 100 + index, () => isOver)
    )
    const outcome = await snapshotWorld(world, {}, 4000).service.ensure('asked')
    isOver = true
    await Promise.all(writers)
    const { name = '', manifest } = outcome?.snapshot ?? {}
    const positions = manifest?.positions ?? {}
    const held: Records = new Map()
    for await (const page of readSnapshot(`${world.folder}/snapshots`, name)) {
      for (const record of page) held.set(record.id, record)
    }
    // Otherwise nothing was written meanwhile, and the test shows nothing.
    expect(manifest?.lines).toBeGreaterThan(held.size)
    expect(manifest?.records).toBe(held.size)
    expect(held).toEqual(await stateAt(world, positions))
    expect(await withJournalAfter(world, held, positions)).toEqual(await liveRecords(world))
  },
  60_000
)

test('what changes during every pass is read at the end, whatever there is of it', async () => {
  const world = await catalogue()
  await saveSections(world, numbered(30))
  const pages = recordsAtOneMoment(world.database, { pageSize: 5, fewChanges: 0, mostPasses: 4 })
  const held: Records = new Map()
  let next = await pages.next()
  for (let changes = 1; !next.done; changes++) {
    if (changes > 40) throw new Error('It never ends')
    for (const record of next.value) held.set(record.id, record)
    await saveSections(world, [`Neu ${String(changes)}`])
    next = await pages.next()
  }
  expect(held).toEqual(await stateAt(world, next.value))
  expect(held.size).toBeGreaterThan(30)
})

test('a working copy of an earlier version is read, and stays of that version', async () => {
  const world = await catalogue()
  await saveSections(world, numbered(10))
  const name = 'opis-earlier'
  const earlier = await openDatabase(name, 1)
  await earlier.records.bulkPut(await world.database.records.toArray())
  await earlier.meta.bulkPut(await world.database.meta.toArray())
  const reader = createSnapshotReader()
  await reader.open(name)
  const { end } = await reader.next()
  expect(end?.counts.records).toBe(10)
  expect(end?.positions).toEqual(world.session.journal.positions())
  expect(await existingVersion(name)).toBe(1)
  earlier.close()
})
