import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { create, newSubject, setElements, setField } from '../../../../src/shared/changeLog/edit'
import { isDeleted, valueOf, valuesOf } from '../../../../src/shared/records/record'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { pushSteps, rememberedSteps, takeBack } from '../../../../src/renderer/services/undoing'
import type { StepStacks, TakenBack } from '../../../../src/renderer/services/undoing'
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

async function put(field: string, value: string): Promise<void> {
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
    expect(result).toEqual({ kind: 'stale', registers: [{ recordId: id, field: 'seat' }] })
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
})
