import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  create,
  newSubject,
  setDeleted,
  setElements,
  setField
} from '../../../../src/shared/changeLog/edit'
import { isDeleted, valueOf, valuesOf } from '../../../../src/shared/records/record'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { applyChangesets } from '../../../../src/renderer/db/repositories/changesets'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { pushSteps, rememberedSteps, takeBack } from '../../../../src/renderer/services/undoing'
import type { StepStacks, TakenBack } from '../../../../src/renderer/services/undoing'
import { changeset, loggedOf } from '../../../helpers/changesets'
import { pick, seeded, whole } from '../../../helpers/random'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'

let catalogue: TestCatalogue
let stacks: StepStacks
const id = newRecordId()

function follow(): void {
  stacks = { undoable: [], redoable: [] }
  catalogue.saving.onCommitted(({ changesets }) => {
    stacks = pushSteps(stacks, changesets)
  })
}

beforeEach(async () => {
  catalogue = await newTestCatalogue()
  follow()
  await catalogue.saving.save([
    create(newSubject(id, 'section')),
    setField(newSubject(id, 'section'), 'seat', 'Berlin')
  ])
})
afterEach(async () => {
  await catalogue.remove()
})

async function current(): Promise<CatalogueRecord> {
  const record = await catalogue.database.records.get(id)
  if (!record) throw new Error('the record is gone')
  return record
}

async function put(field: string, value: string | null): Promise<void> {
  await catalogue.saving.save([setField(await current(), field, value)])
}

async function undo(): Promise<TakenBack> {
  return takeBack(catalogue.database, catalogue.saving, stacks.undoable.at(-1))
}

async function redo(): Promise<TakenBack> {
  return takeBack(catalogue.database, catalogue.saving, stacks.redoable.at(-1))
}

describe('undo and redo', () => {
  it('takes values back one step at a time, and brings them forward again', async () => {
    await put('seat', 'Moscow')
    await put('seat', 'Paris')
    await undo()
    expect(valueOf(await current(), 'seat')).toBe('Moscow')
    await undo()
    expect(valueOf(await current(), 'seat')).toBe('Berlin')
    await redo()
    await redo()
    expect(valueOf(await current(), 'seat')).toBe('Paris')
    expect((await redo()).kind).toBe('nothing')
  })

  it('takes back the creation of a record, and brings the record back with its values', async () => {
    await undo()
    expect(isDeleted(await current())).toBe(true)
    expect((await undo()).kind).toBe('nothing')
    await redo()
    expect(isDeleted(await current())).toBe(false)
    expect(valueOf(await current(), 'seat')).toBe('Berlin')
  })

  it('takes back lists with their order', async () => {
    const wanted = ['b', 'a', 'c'].map(key => ({ key, value: key }))
    await catalogue.saving.save(setElements(await current(), 'tags', wanted))
    await catalogue.saving.save(setElements(await current(), 'tags', wanted.slice(1).toReversed()))
    expect(valuesOf(await current(), 'tags')).toEqual(['c', 'a'])
    await undo()
    expect(valuesOf(await current(), 'tags')).toEqual(['b', 'a', 'c'])
    await undo()
    expect(valuesOf(await current(), 'tags')).toEqual([])
  })

  it('refuses a step whose value was changed since by something else, and writes nothing', async () => {
    await put('seat', 'Moscow')
    const step = stacks.undoable.at(-1)
    await put('seat', 'Paris')
    const before = await catalogue.database.changes.count()
    const result = await takeBack(catalogue.database, catalogue.saving, step)
    expect(result).toMatchObject({
      kind: 'stale',
      changes: [{ recordId: id, recordKind: 'section', field: 'seat', by: { by: 'A. Petrova' } }]
    })
    expect(await catalogue.database.changes.count()).toBe(before)
  })

  it('a new edit ends what could be brought back', async () => {
    await put('seat', 'Moscow')
    await undo()
    await put('seat', 'Paris')
    expect((await redo()).kind).toBe('nothing')
  })

  it('takes an import back as one step', async () => {
    const ids = Array.from({ length: 300 }, newRecordId)
    const batches = ids.map(each => {
      const subject = newSubject(each, 'section')
      return [create(subject), setField(subject, 'seat', each)]
    })
    await catalogue.saving.saveAll(batches, { why: 'import' })
    expect(await undo()).toMatchObject({ kind: 'done' })
    const records = await catalogue.database.records.bulkGet(ids)
    expect(records.every(record => record && isDeleted(record))).toBe(true)
    expect(isDeleted(await current())).toBe(false)
    await redo()
    expect(await catalogue.database.records.filter(record => !isDeleted(record)).count()).toBe(301)
  })

  it('remembers its steps over a restart', async () => {
    await put('seat', 'Moscow')
    await put('seat', 'Paris')
    await undo()
    catalogue = await catalogue.reopen()
    const remembered = await rememberedSteps(
      catalogue.database,
      catalogue.session.describe().device
    )
    expect(remembered.undoable.map(step => step.id)).toEqual(stacks.undoable.map(step => step.id))
    expect(remembered.redoable.map(step => step.id)).toEqual(stacks.redoable.map(step => step.id))
    stacks = remembered
    catalogue.saving.onCommitted(({ changesets }) => (stacks = pushSteps(stacks, changesets)))
    await redo()
    expect(valueOf(await current(), 'seat')).toBe('Paris')
    await undo()
    await undo()
    expect(valueOf(await current(), 'seat')).toBe('Berlin')
  })

  it('takes back any step, not only the last, and that itself', async () => {
    await put('seat', 'Moscow')
    const step = stacks.undoable.at(-1)
    await put('country', 'FR')
    expect(await takeBack(catalogue.database, catalogue.saving, step)).toMatchObject({
      kind: 'done'
    })
    expect(valueOf(await current(), 'seat')).toBe('Berlin')
    expect(valueOf(await current(), 'country')).toBe('FR')
    await undo()
    expect(valueOf(await current(), 'seat')).toBe('Moscow')
    await undo()
    await undo()
    await undo()
    expect(isDeleted(await current())).toBe(true)
  })

  it('refuses to take a creation back when the record got something since', async () => {
    const creation = stacks.undoable.at(-1)
    await put('country', 'FR')
    expect(await takeBack(catalogue.database, catalogue.saving, creation)).toMatchObject({
      kind: 'stale',
      changes: [{ recordId: id, field: 'country', by: { by: 'A. Petrova' } }]
    })
    await put('country', null)
    expect((await takeBack(catalogue.database, catalogue.saving, creation)).kind).toBe('done')
  })

  it('refuses what another device changed since, and says who', async () => {
    await put('seat', 'Moscow')
    const other = changeset('otherdevice', 1, 0, [setField(await current(), 'seat', 'Paris')], {
      by: 'B. Weber',
      at: '2026-05-03T10:00:00+02:00'
    })
    await applyChangesets(catalogue.database, loggedOf([other]))
    expect(await undo()).toMatchObject({
      kind: 'stale',
      changes: [{ field: 'seat', by: { by: 'B. Weber', at: '2026-05-03T10:00:00+02:00' } }]
    })
  })

  it('remembers steps behind a transaction of thousands of saves', async () => {
    await put('seat', 'Moscow')
    const batches = Array.from({ length: 700 }, () => [
      create(newSubject(newRecordId(), 'section'))
    ])
    await catalogue.saving.saveAll(batches)
    catalogue = await catalogue.reopen()
    stacks = await rememberedSteps(catalogue.database, catalogue.session.describe().device)
    expect(stacks.undoable).toHaveLength(3)
    catalogue.saving.onCommitted(({ changesets }) => (stacks = pushSteps(stacks, changesets)))
    await undo()
    await undo()
    expect(valueOf(await current(), 'seat')).toBe('Berlin')
  })

  it('leads back to the beginning and forward to the end, over restarts, whatever was done', async () => {
    for (let seed = 1; seed <= 4; seed++) {
      const random = seeded(seed)
      const beginning = await values()
      const before = stacks.undoable.length
      for (let step = 0; step < 25; step++) await randomStep(random)
      const end = await values()
      const done = stacks.undoable.length - before
      for (let count = 0; count < done; count++) expect((await undo()).kind).toBe('done')
      expect(await values()).toEqual(beginning)
      await restart()
      for (let count = 0; count < done; count++) expect((await redo()).kind).toBe('done')
      expect(await values()).toEqual(end)
    }
  })

  async function restart(): Promise<void> {
    catalogue = await catalogue.reopen()
    stacks = await rememberedSteps(catalogue.database, catalogue.session.describe().device)
    catalogue.saving.onCommitted(({ changesets }) => (stacks = pushSteps(stacks, changesets)))
  }

  /** What a person sees of the records that are there. */
  async function values(): Promise<Readonly<Record<string, unknown>>> {
    const records = await catalogue.database.records.toArray()
    const there = records.filter(record => record.values['deleted'] !== 'undone')
    return Object.fromEntries(there.map(record => [record.id, record.values]))
  }

  async function randomStep(random: () => number): Promise<void> {
    const records = await catalogue.database.records.toArray()
    const record = pick(
      random,
      records.filter(({ values: held }) => held['deleted'] !== 'undone')
    )
    const text = String(whole(random, 1000))
    const keys = ['a', 'b', 'c'].filter(() => random() < 0.6).map(key => ({ key, value: text }))
    const { saving } = catalogue
    const chance = random()
    if (chance < 0.35) await saving.save([setField(record, pick(random, ['seat', 'url']), text)])
    else if (chance < 0.5) await saving.save([setField(record, 'seat', null)])
    else if (chance < 0.65) {
      const operations = setElements(record, 'tags', keys)
      if (operations.length > 0) await saving.save(operations)
    } else if (chance < 0.72) await saving.save([setDeleted(record, !isDeleted(record))])
    else if (chance < 0.8) {
      const subject = newSubject(newRecordId(), 'section')
      await saving.saveAll([[create(subject)], [setField(subject, 'seat', text)]])
    } else if (chance < 0.95) await (stacks.undoable.length > 3 ? undo() : redo())
    else await restart()
  }
})
