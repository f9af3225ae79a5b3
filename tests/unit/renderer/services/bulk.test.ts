import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  idsAsSource,
  keepBefore,
  rowsAsSource,
  runBulk
} from '../../../../src/renderer/services/bulk'
import type { BulkProgress } from '../../../../src/renderer/services/bulk'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { pushSteps, takeBack } from '../../../../src/renderer/services/undoing'
import type { StepStacks } from '../../../../src/renderer/services/undoing'
import { create, newSubject, setField } from '../../../../src/shared/changeLog/edit'
import { valueOf } from '../../../../src/shared/records/record'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { snapshotWorld } from '../../../helpers/snapshots'

const count = 1200
let catalogue: TestCatalogue
let ids: readonly string[]
let stacks: StepStacks

beforeEach(async () => {
  catalogue = await newTestCatalogue()
  ids = Array.from({ length: count }, newRecordId)
  await catalogue.saving.saveAll([ids.map(id => create(newSubject(id, 'document')))])
  stacks = { undoable: [], redoable: [] }
  catalogue.saving.onCommitted(({ changesets }) => {
    stacks = pushSteps(stacks, changesets)
  })
})
afterEach(async () => {
  await catalogue.remove()
})

async function withStatus(status: string): Promise<number> {
  const records = await catalogue.database.records.toArray()
  return records.filter(record => valueOf(record, 'status') === status).length
}

const checked = (record: CatalogueRecord) => [setField(record, 'status', 'checked')]

function running(onProgress: (progress: BulkProgress) => void = () => undefined) {
  const controller = new AbortController()
  return { controller, run: { signal: controller.signal, onProgress } }
}

describe('before an edit', () => {
  async function keptBefore(edited: readonly string[]): Promise<readonly string[]> {
    const { service, snapshots } = snapshotWorld(catalogue)
    const told: BulkProgress[] = []
    const { run } = running(progress => told.push(progress))
    await keepBefore({ snapshots: service }, idsAsSource(edited), run)
    const list = (await snapshots.list()).snapshots
    expect(told.length > 0).toBe(list.length > 0)
    return list.map(({ manifest }) => manifest.reason)
  }

  it('of many records a snapshot is taken, of few none', async () => {
    const many = Array.from({ length: 10_000 }, newRecordId)
    expect(await keptBefore(many.slice(1))).toEqual([])
    expect(await keptBefore(many)).toEqual(['beforeBulkEdit'])
  })

  it('nothing more is done once it is cancelled', async () => {
    const { service } = snapshotWorld(catalogue)
    const { run, controller } = running(() => {
      controller.abort()
    })
    const many = Array.from({ length: 10_000 }, newRecordId)
    await expect(keepBefore({ snapshots: service }, idsAsSource(many), run)).rejects.toThrow()
  })
})

describe('an edit of many records', () => {
  it('is one step of undo and says how far it is', async () => {
    const told: BulkProgress[] = []
    const { run } = running(progress => told.push(progress))
    expect(await runBulk(catalogue, idsAsSource(ids), checked, run)).toBe(count)
    expect(await withStatus('checked')).toBe(count)
    expect(told.filter(({ step }) => step === 'reading').at(-1)?.done).toBe(count)
    expect(told.at(-1)).toEqual({ step: 'applying', done: count, total: count })
    expect(stacks.undoable).toHaveLength(1)
    await takeBack(catalogue.database, catalogue.saving, stacks.undoable.at(-1))
    expect(await withStatus('checked')).toBe(0)
  })

  it('changes nothing when it is cancelled before its end', async () => {
    const { controller, run } = running(({ done }) => {
      if (done >= 500) controller.abort()
    })
    await expect(runBulk(catalogue, idsAsSource(ids), checked, run)).rejects.toThrow()
    expect(await withStatus('checked')).toBe(0)
    const reopened = await catalogue.reopen()
    catalogue = reopened
    expect(await withStatus('checked')).toBe(0)
  })

  it('leaves records alone that have nothing to change', async () => {
    const { run } = running()
    const first = ids[0]
    const build = (record: CatalogueRecord) => (record.id === first ? checked(record) : [])
    expect(await runBulk(catalogue, idsAsSource(ids), build, run)).toBe(1)
  })

  it('changes nothing when the list is no longer kept', async () => {
    const rows = async (_view: number, from: number) => (from === 0 ? ids.slice(0, 500) : [])
    const index = { rows } as unknown as Parameters<typeof rowsAsSource>[0]['index']
    const source = rowsAsSource({ index }, 1, [{ first: 0, last: count - 1 }])
    const { run } = running()
    await expect(runBulk(catalogue, source, checked, run)).rejects.toMatchObject({
      code: 'selectionLost'
    })
    expect(await withStatus('checked')).toBe(0)
  })
})
