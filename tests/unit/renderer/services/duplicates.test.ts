import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEditing } from '../../../../src/renderer/services/editing'
import { mergeRecords, putDistinct } from '../../../../src/renderer/services/duplicates'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { pushSteps, takeBack } from '../../../../src/renderer/services/undoing'
import type { StepStacks } from '../../../../src/renderer/services/undoing'
import { operationsOfEntered } from '../../../../src/shared/records/entered'
import { isInTrash, partOf, valueOf, valuesOf } from '../../../../src/shared/records/record'
import type { CatalogueRecord } from '../../../../src/shared/records/record'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'

let catalogue: TestCatalogue
let stacks: StepStacks
let ids: string[]

beforeEach(async () => {
  catalogue = await newTestCatalogue()
  ids = []
  const operations = operationsOfEntered(
    [
      {
        key: 'kept',
        kind: 'section',
        values: { names: [{ text: 'Deutsche Sektion' }], seat: 'Berlin' }
      },
      {
        key: 'other',
        kind: 'section',
        values: {
          names: [{ text: 'German section' }],
          seat: 'Hamburg',
          country: 'DE',
          predecessors: ['@kept']
        }
      },
      {
        key: 'body',
        kind: 'governingBody',
        values: { names: [{ text: 'Bureau' }], organisation: '@other' }
      },
      { key: 'paper', kind: 'periodical', values: { publishers: ['@other', '@kept'] } },
      {
        key: 'event',
        kind: 'event',
        values: { participants: [{ participant: '@other', role: 'host' }] }
      }
    ],
    () => {
      const id = newRecordId()
      ids.push(id)
      return id
    }
  )
  await catalogue.saving.save(operations)
  stacks = { undoable: [], redoable: [] }
  catalogue.saving.onCommitted(({ changesets }) => {
    stacks = pushSteps(stacks, changesets)
  })
})
afterEach(async () => {
  await catalogue.remove()
})

async function record(at: number): Promise<CatalogueRecord> {
  const found = await catalogue.database.records.get(ids[at] ?? '')
  if (!found) throw new Error('the record is gone')
  return found
}

async function merge(): Promise<void> {
  const [kept, other] = [await record(0), await record(1)]
  const chosen = { kept, other, choices: { seat: 'other' } as const, note: 'Merged.' }
  await mergeRecords(catalogue, chosen, 'Merged')
}

async function everything(): Promise<unknown> {
  const records = await catalogue.database.records.toArray()
  return records.map(({ id, values }) => ({ id, values }))
}

describe('merging', () => {
  it('keeps the values chosen, joins lists, and takes what only the other has', async () => {
    await merge()
    const kept = await record(0)
    expect(valueOf(kept, 'seat')).toBe('Hamburg')
    expect(valueOf(kept, 'country')).toBe('DE')
    expect(valuesOf(kept, 'names').map(name => partOf(name, 'text'))).toEqual([
      'Deutsche Sektion',
      'German section'
    ])
  })

  it('makes no record its own predecessor', async () => {
    await merge()
    expect(valuesOf(await record(0), 'predecessors')).toEqual([])
  })

  it('leads the references of others to the record kept, each once', async () => {
    await merge()
    expect(valueOf(await record(2), 'organisation')).toBe(ids[0])
    expect(valuesOf(await record(3), 'publishers')).toEqual([ids[0]])
    expect(valuesOf(await record(4), 'participants')).toEqual([
      { participant: ids[0], role: 'host' }
    ])
  })

  it('puts the other into the trash with a note', async () => {
    await merge()
    const other = await record(1)
    expect(isInTrash(other)).toBe(true)
    expect(valuesOf(other, 'privateNotes')).toEqual(['Merged.'])
  })

  it('is taken back by one undo', async () => {
    const before = await everything()
    await merge()
    expect(await everything()).not.toEqual(before)
    await takeBack(catalogue.database, catalogue.saving, stacks.undoable.at(-1))
    const values = (await everything()) as { values: Record<string, unknown> }[]
    // An emptied list is an empty list, and no list at all before it was first filled.
    const withoutEmpty = values.map(({ values: all, ...rest }) => ({
      ...rest,
      values: Object.fromEntries(
        Object.entries(all).filter(([, value]) => !Array.isArray(value) || value.length > 0)
      )
    }))
    expect(withoutEmpty).toEqual(before)
    expect(stacks.undoable).toHaveLength(0)
  })

  it('keeps two records apart for good, as one step', async () => {
    const editing = createEditing(catalogue.database, catalogue.saving)
    await putDistinct({ editing }, await record(0), await record(1))
    expect(valuesOf(await record(0), 'distinctFrom')).toEqual([ids[1]])
    await takeBack(catalogue.database, catalogue.saving, stacks.undoable.at(-1))
    expect(valuesOf(await record(0), 'distinctFrom')).toEqual([])
  })
})
