import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  create,
  newSubject,
  setDeleted,
  setElement,
  setField
} from '../../../../src/shared/changeLog/edit'
import type { Json, Operation } from '../../../../src/shared/changeLog/changeset'
import { isDeleted } from '../../../../src/shared/records/record'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { pushSteps, takeBack } from '../../../../src/renderer/services/undoing'
import type { StepStacks } from '../../../../src/renderer/services/undoing'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { exportTo, importFrom } from '../../../helpers/packages'

interface Site extends TestCatalogue {
  stacks: StepStacks
}

let here: Site
let there: Site
let folder: string
const id = newRecordId()

async function site(): Promise<Site> {
  const catalogue = await newTestCatalogue()
  const own: Site = { ...catalogue, stacks: { undoable: [], redoable: [] } }
  catalogue.saving.onCommitted(({ changesets }) => {
    own.stacks = pushSteps(own.stacks, changesets)
  })
  return own
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opis-packages-'))
  here = await site()
  there = await site()
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

async function put(catalogue: TestCatalogue, field: string, value: Json): Promise<void> {
  await catalogue.saving.save([setField(await record(catalogue), field, value)])
}

/** Exports there and imports here. */
async function bring(): ReturnType<typeof importFrom> {
  const { shownPath } = await exportTo(there, folder)
  return importFrom(here, shownPath)
}

async function undo(): Promise<string> {
  return (await takeBack(here.database, here.saving, here.stacks.undoable.at(-1))).kind
}

async function redo(): Promise<string> {
  return (await takeBack(here.database, here.saving, here.stacks.redoable.at(-1))).kind
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

/** What is shown of a contradiction depends on which came last. */
function contradiction(found: CatalogueRecord, field: string): unknown[] {
  return (found.conflicts?.[field] ?? []).map(({ value }) => value).sort()
}

describe('a package of one catalogue in another', () => {
  beforeEach(async () => {
    await there.saving.save(newRecord(id, { seat: 'Berlin', name: 'Rote Hilfe' }))
    await there.saving.save([
      setElement(newSubject(id, 'section'), 'names', 'a', { order: 'V', value: 'RHD' })
    ])
  })

  it('makes the same records there were, as one step that can be taken back and brought back', async () => {
    const { preview } = await bring()
    expect(preview).toMatchObject({ fresh: 1, conflicts: 0 })
    expect(await state(here)).toEqual(await state(there))
    expect(await undo()).toBe('done')
    expect(await state(here)).toEqual([])
    expect(await redo()).toBe('done')
    expect(await state(here)).toEqual(await state(there))
  })

  it('brings nothing the second time', async () => {
    await bring()
    const before = await here.database.changes.count()
    const again = await bring()
    expect(again.preview).toMatchObject({ fresh: 0, equal: 1 })
    expect(again.step).toBeNull()
    expect(await here.database.changes.count()).toBe(before)
  })

  it('comes again after its import was taken back', async () => {
    await bring()
    await undo()
    expect((await bring()).preview).toMatchObject({ fresh: 1 })
    expect(await state(here)).toEqual(await state(there))
  })

  it('keeps what was edited here, and takes what was edited there', async () => {
    await bring()
    await put(here, 'seat', 'Moscow')
    expect((await bring()).preview).toMatchObject({ kept: 1 })
    await put(there, 'name', 'Rote Hilfe Deutschlands')
    expect((await bring()).preview).toMatchObject({ changed: 1, conflicts: 0 })
    expect((await record(here)).values).toMatchObject({
      seat: 'Moscow',
      name: 'Rote Hilfe Deutschlands'
    })
    expect(await undo()).toBe('done')
    expect((await record(here)).values).toMatchObject({ seat: 'Moscow', name: 'Rote Hilfe' })
    expect(await redo()).toBe('done')
    expect((await record(here)).values['name']).toBe('Rote Hilfe Deutschlands')
  })

  it('puts both values side by side where both were edited, and undo leaves the one from here', async () => {
    await bring()
    await put(here, 'seat', 'Moscow')
    await put(there, 'seat', 'Paris')
    expect((await bring()).preview).toMatchObject({ conflicts: 1 })
    expect(contradiction(await record(here), 'seat')).toEqual(['Moscow', 'Paris'])
    expect((await bring()).step).toBeNull()
    expect(await undo()).toBe('done')
    expect((await record(here)).values['seat']).toBe('Moscow')
    expect((await record(here)).conflicts).toBeUndefined()
    expect(await redo()).toBe('done')
    expect(contradiction(await record(here), 'seat')).toEqual(['Moscow', 'Paris'])
    expect(await undo()).toBe('done')
    expect(await undo()).toBe('done')
    expect((await record(here)).values['seat']).toBe('Berlin')
    expect(await undo()).toBe('done')
    expect(await state(here)).toEqual([])
  })

  it('takes a contradiction over whole, and back', async () => {
    const third = await site()
    await importFrom(third, (await exportTo(there, folder)).shownPath)
    await put(third, 'seat', 'Wien')
    await put(there, 'seat', 'Paris')
    await importFrom(there, (await exportTo(third, folder)).shownPath)
    await third.remove()
    await bring()
    expect(contradiction(await record(here), 'seat')).toEqual(['Paris', 'Wien'])
    expect(await undo()).toBe('done')
    expect(await state(here)).toEqual([])
    expect(await redo()).toBe('done')
    expect(contradiction(await record(here), 'seat')).toEqual(['Paris', 'Wien'])
  })

  it('follows a deletion there, and leaves what was deleted here in the trash', async () => {
    await bring()
    await there.saving.save([setDeleted(await record(there), true)])
    await bring()
    expect(isDeleted(await record(here))).toBe(true)
    await undo()
    expect(isDeleted(await record(here))).toBe(false)
    await here.saving.save([setDeleted(await record(here), true)])
    await there.saving.save([setDeleted(await record(there), false)])
    await put(there, 'seat', 'Paris')
    await bring()
    expect((await record(here)).values['seat']).toBe('Paris')
  })

  it('goes back to where it came from with what was done to it', async () => {
    await bring()
    await put(here, 'seat', 'Moscow')
    const other = await mkdtemp(join(folder, 'back-'))
    const { preview } = await importFrom(there, (await exportTo(here, other)).shownPath)
    expect(preview).toMatchObject({ changed: 1, conflicts: 0 })
    expect(await state(there)).toEqual(await state(here))
  })

  it('stands after a new start as it stood before', async () => {
    await bring()
    await put(here, 'seat', 'Moscow')
    await put(there, 'seat', 'Paris')
    await bring()
    const before = await state(here)
    const reopened = await here.reopen()
    here = { ...reopened, stacks: here.stacks }
    expect(await state(here)).toEqual(before)
  })

  it('leaves a record of another kind with the same id alone', async () => {
    const subject = newSubject(id, 'person')
    await here.saving.save([create(subject), setField(subject, 'seat', 'here')])
    const { preview, step } = await bring()
    expect(preview).toMatchObject({ clashes: 1, fresh: 0 })
    expect(step).toBeNull()
  })
})

describe('a package as one file', () => {
  async function unpackedHere(): Promise<string[]> {
    return readdir(join(here.folder, '..', 'temporary'))
  }

  beforeEach(async () => {
    await there.saving.save(newRecord(id, { seat: 'Берлин' }))
  })

  it('brings the same records, and nothing of what was unpacked stays', async () => {
    const { shownPath } = await exportTo(there, folder, { form: 'zip' })
    const { bag, preview } = await importFrom(here, shownPath)
    expect(bag.shownPath).toBe(shownPath)
    expect(preview.fresh).toBe(1)
    expect(await state(here)).toEqual(await state(there))
    expect(await unpackedHere()).toEqual([])
  })

  it('changes nothing and leaves nothing where it is damaged or no package', async () => {
    const { shownPath } = await exportTo(there, folder, { form: 'zip' })
    const bytes = await readFile(shownPath)
    for (const damaged of [bytes.subarray(0, bytes.length / 2), Buffer.from('no archive')]) {
      await writeFile(shownPath, damaged)
      await expect(importFrom(here, shownPath)).rejects.toMatchObject({ code: 'zipUnreadable' })
      expect(await unpackedHere()).toEqual([])
    }
    const middle = Math.floor(bytes.length / 3)
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
    await writeFile(shownPath, bytes)
    await expect(importFrom(here, shownPath)).rejects.toThrow()
    expect(await unpackedHere()).toEqual([])
    expect(await here.database.changes.count()).toBe(0)
  })
})

describe('a large package', () => {
  it(
    'of ten thousand records comes whole, goes by undo, and brings nothing twice',
    { timeout: 300_000 },
    async () => {
      const ids = Array.from({ length: 10_000 }, newRecordId)
      function* batches() {
        for (let from = 0; from < ids.length; from += 500) {
          yield ids.slice(from, from + 500).flatMap(each => newRecord(each, { seat: each }))
        }
      }
      await there.saving.saveAll(batches())
      expect((await bring()).preview.fresh).toBe(10_000)
      expect(await state(here)).toEqual(await state(there))
      const again = await bring()
      expect(again.preview.equal).toBe(10_000)
      expect(again.step).toBeNull()
      expect(await undo()).toBe('done')
      expect(await state(here)).toEqual([])
    }
  )
})
