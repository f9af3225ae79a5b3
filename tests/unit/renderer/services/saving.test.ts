import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changesetOfRow } from '../../../../src/renderer/db/changeRow'
import { create, newSubject, setField } from '../../../../src/shared/changeLog/edit'
import type { Operation } from '../../../../src/shared/changeLog/changeset'
import { valueOf } from '../../../../src/shared/records/record'
import { changesOf } from '../../../../src/renderer/db/repositories/changesets'
import { createEditing } from '../../../../src/renderer/services/editing'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { createSaving } from '../../../../src/renderer/services/saving'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'

let catalogue: TestCatalogue

beforeEach(async () => {
  catalogue = await newTestCatalogue()
})
afterEach(async () => {
  await catalogue.remove()
})

function begin(id: string, seat: string): Operation[] {
  const subject = newSubject(id, 'section')
  return [create(subject), setField(subject, 'seat', seat)]
}

describe('saving', () => {
  it('puts a record into the journal and the working copy, and tells who listens', async () => {
    const id = newRecordId()
    const heard: string[] = []
    catalogue.saving.onCommitted(({ records }) => heard.push(...records.map(record => record.id)))
    await catalogue.saving.save(begin(id, 'Berlin'), { why: 'from the 1931 table' })
    const record = await catalogue.database.records.get(id)
    expect(record && valueOf(record, 'seat')).toBe('Berlin')
    expect(heard).toEqual([id])
    const [change] = await changesOf(catalogue.database, id)
    expect(change).toMatchObject({ by: 'A. Petrova', why: 'from the 1931 table', n: 1 })
  })

  it('keeps everything over a restart, and over the loss of the working copy', async () => {
    const ids = Array.from({ length: 30 }, newRecordId)
    for (const id of ids) await catalogue.saving.save(begin(id, id))
    catalogue = await catalogue.reopen()
    expect(await catalogue.database.records.count()).toBe(30)
    await catalogue.database.delete({ disableAutoOpen: false })
    catalogue = await catalogue.reopen()
    const records = await catalogue.database.records.bulkGet(ids)
    expect(records.map(record => record && valueOf(record, 'seat'))).toEqual(ids)
    expect(await catalogue.database.changes.count()).toBe(30)
  })

  it('a rebuilt working copy equals the one it replaces', async () => {
    const editing = createEditing(catalogue.database, catalogue.saving)
    const ids = Array.from({ length: 8 }, newRecordId)
    for (let step = 0; step < 120; step++) {
      const id = ids[step % ids.length] ?? ''
      await editing.edit(id, 'section', subject => [
        setField(subject, 'seat', `seat ${String(step)}`)
      ])
    }
    const before = await catalogue.database.records.toArray()
    await catalogue.database.delete({ disableAutoOpen: false })
    catalogue = await catalogue.reopen()
    expect(await catalogue.database.records.toArray()).toEqual(before)
  })

  it('a long transaction counts as a whole', async () => {
    const batches = Array.from({ length: 40 }, (_, batch) =>
      Array.from({ length: 25 }, () => begin(newRecordId(), String(batch))).flat()
    )
    const tx = await catalogue.saving.saveAll(batches, { why: 'import' })
    expect(await catalogue.database.records.count()).toBe(1000)
    const changes = await catalogue.database.changes.toArray()
    expect(new Set(changes.map(change => change.tx))).toEqual(new Set([tx]))
    expect(changes.map(changesetOfRow).filter(change => change.end)).toHaveLength(1)
  })

  it.each([
    { records: 30, isReadAgain: false },
    { records: 90, isReadAgain: true }
  ])(
    'of $records records with many changes, read from the journal again: $isReadAgain',
    async ({ records, isReadAgain }) => {
      let reads = 0
      const { journal, database } = catalogue
      const counting: typeof journal = {
        ...journal,
        read: async (after, bytes) => {
          reads++
          return journal.read(after, bytes)
        }
      }
      const saving = createSaving(counting, database, () => 'A. Petrova')
      const batches = Array.from({ length: records }, (_, batch) => {
        const subject = newSubject(newRecordId(), 'section')
        const notes = Array.from({ length: 500 }, (_, at) =>
          setField(subject, `f${String(at)}`, 'x'.repeat(300))
        )
        return [...notes, setField(subject, 'seat', batch)]
      })
      await saving.saveAll(batches)
      expect(reads > 0).toBe(isReadAgain)
      const seats = (await database.records.toArray()).map(record => valueOf(record, 'seat'))
      expect(seats).toEqual(batches.map((_, batch) => batch))
      expect(await database.changes.count()).toBe(records)
    }
  )

  it('an interrupted transaction leaves nothing behind', async () => {
    async function* interrupted(): AsyncGenerator<Operation[]> {
      for (let batch = 0; batch < 60; batch++) {
        if (batch === 50) throw new Error('cable pulled')
        yield await Promise.resolve(begin(newRecordId(), String(batch)))
      }
    }
    await expect(catalogue.saving.saveAll(interrupted())).rejects.toThrow('cable pulled')
    expect(await catalogue.database.records.count()).toBe(0)
    catalogue = await catalogue.reopen()
    expect(await catalogue.database.records.count()).toBe(0)
    const id = newRecordId()
    await catalogue.saving.save(begin(id, 'after it'))
    catalogue = await catalogue.reopen()
    expect((await catalogue.database.records.toArray()).map(record => record.id)).toEqual([id])
  })

  it('a transaction cancelled before its end leaves nothing behind, and the next one counts', async () => {
    const cancelling = new AbortController()
    const batches = Array.from({ length: 60 }, (_, batch) => begin(newRecordId(), String(batch)))
    function* read(): Generator<Operation[]> {
      for (const [at, batch] of batches.entries()) {
        if (at === 50) cancelling.abort()
        yield batch
      }
    }
    const { signal } = cancelling
    await expect(catalogue.saving.saveAll(read(), { signal })).rejects.toMatchObject({
      code: 'cancelled'
    })
    expect(await catalogue.database.records.count()).toBe(0)
    await catalogue.saving.saveAll(batches.slice(0, 20))
    expect(await catalogue.database.records.count()).toBe(20)
    catalogue = await catalogue.reopen()
    expect(await catalogue.database.records.count()).toBe(20)
  })

  it('quick edits of one field follow one another and never conflict', async () => {
    const editing = createEditing(catalogue.database, catalogue.saving)
    const id = newRecordId()
    await Promise.all(
      Array.from({ length: 20 }, async (_, step) =>
        editing.edit(id, 'section', subject => [setField(subject, 'seat', step)])
      )
    )
    const record = await catalogue.database.records.get(id)
    expect(record?.conflicts).toBeUndefined()
    expect(record && valueOf(record, 'seat')).toBe(19)
  })
})
