import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { create, newSubject, setField } from '../../../../src/shared/changeLog/edit'
import { scanIdOf } from '../../../../src/shared/attachments/scanId'
import type { StoredFile } from '../../../../src/shared/attachments/calls'
import { isDeleted, partOf, valueOf, valuesOf } from '../../../../src/shared/records/record'
import { attachStored } from '../../../../src/renderer/services/attaching'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { lastSteps } from '../../../../src/renderer/db/repositories/changesets'
import { pushSteps, takeBack } from '../../../../src/renderer/services/undoing'
import type { StepStacks } from '../../../../src/renderer/services/undoing'
import { newTestCatalogue } from '../../../helpers/catalogue'
import { changesetOfRow } from '../../../../src/renderer/db/changeRow'
import type { TestCatalogue } from '../../../helpers/catalogue'

let catalogue: TestCatalogue
const section = newRecordId()

beforeEach(async () => {
  catalogue = await newTestCatalogue()
  const subject = newSubject(section, 'section')
  await catalogue.saving.save([create(subject), setField(subject, 'seat', 'Berlin')])
})
afterEach(async () => {
  await catalogue.remove()
})

function stored(name: string): StoredFile {
  return {
    sha256: createHash('sha256').update(name).digest('hex'),
    originalName: name,
    size: 1234,
    mediaType: 'application/pdf',
    pages: 12,
    width: null,
    height: null,
    isKnown: false
  }
}

function idOf(name: string): string {
  return scanIdOf(stored(name).sha256)
}

async function attach(...names: readonly string[]) {
  return attachStored(catalogue, section, names.map(stored))
}

async function attachedIds(): Promise<unknown[]> {
  const record = await catalogue.database.records.get(section)
  return record ? valuesOf(record, 'attachments').map(value => partOf(value, 'scan')) : []
}

async function scan(name: string) {
  const record = await catalogue.database.records.get(idOf(name))
  if (!record) throw new Error(`no record of ${name}`)
  return record
}

it('makes a record of each file and attaches it, in the order of the files', async () => {
  expect(await attach('b.pdf', 'a.pdf')).toEqual({ attached: 2, present: 0 })
  expect(await attachedIds()).toEqual([idOf('b.pdf'), idOf('a.pdf')])
  const record = await scan('a.pdf')
  expect(record.kind).toBe('scan')
  expect(valueOf(record, 'originalName')).toBe('a.pdf')
  expect(valueOf(record, 'pages')).toBe(12)
  expect(valueOf(record, 'sha256')).toBe(stored('a.pdf').sha256)
  expect(record.values['width']).toBeUndefined()
})

it('puts later files after those that are there', async () => {
  await attach('b.pdf')
  await attach('a.pdf', 'c.pdf')
  expect(await attachedIds()).toEqual(['b.pdf', 'a.pdf', 'c.pdf'].map(idOf))
})

it('attaches no scan twice, whether dropped again or twice at once', async () => {
  await attach('a.pdf', 'a.pdf')
  expect(await attach('a.pdf', 'b.pdf')).toEqual({ attached: 1, present: 1 })
  expect(await attachedIds()).toEqual([idOf('a.pdf'), idOf('b.pdf')])
})

it('writes nothing when everything is attached already', async () => {
  await attach('a.pdf')
  const before = await catalogue.database.changes.count()
  expect(await attach('a.pdf')).toEqual({ attached: 0, present: 1 })
  expect(await catalogue.database.changes.count()).toBe(before)
})

it('attaches a file that another record has, without a second record of it', async () => {
  const other = newSubject(newRecordId(), 'document')
  await catalogue.saving.save([create(other)])
  await attach('a.pdf')
  const before = await scan('a.pdf')
  await attachStored(catalogue, other.id, [stored('a.pdf')])
  expect((await scan('a.pdf')).live).toEqual(before.live)
  const record = await catalogue.database.records.get(other.id)
  expect(record && valuesOf(record, 'attachments')).toEqual([{ scan: idOf('a.pdf') }])
})

it('brings a scan back from the trash', async () => {
  await attach('a.pdf')
  await catalogue.saving.save([setField(await scan('a.pdf'), 'deleted', true)])
  await attach('a.pdf')
  expect(isDeleted(await scan('a.pdf'))).toBe(false)
  expect(valueOf(await scan('a.pdf'), 'originalName')).toBe('a.pdf')
})

it('is one step, with its reason, and can be taken back and brought back', async () => {
  let stacks: StepStacks = { undoable: [], redoable: [] }
  catalogue.saving.onCommitted(({ changesets }) => (stacks = pushSteps(stacks, changesets)))
  await attach('a.pdf', 'b.pdf')
  const [last] = await lastSteps(catalogue.database, catalogue.session.describe().device, 1)
  expect(last?.why).toBe('attached')
  await takeBack(catalogue.database, catalogue.saving, stacks.undoable.at(-1))
  expect(await attachedIds()).toEqual([])
  expect(isDeleted(await scan('a.pdf'))).toBe(true)
  await attach('a.pdf')
  expect(isDeleted(await scan('a.pdf'))).toBe(false)
  expect(await attachedIds()).toEqual([idOf('a.pdf')])
})

it('divides a large drop into several changesets of one step', async () => {
  const names = Array.from({ length: 300 }, (_, index) => `scan ${String(index)}.pdf`)
  const before = await catalogue.database.changes.count()
  expect(await attach(...names)).toEqual({ attached: 300, present: 0 })
  expect(await attachedIds()).toEqual(names.map(idOf))
  const rows = (await catalogue.database.changes.toArray()).filter(({ tx }) => tx !== undefined)
  const changes = rows.map(changesetOfRow)
  expect(changes.length).toBe((await catalogue.database.changes.count()) - before)
  expect(changes.length).toBeGreaterThan(1)
  expect(new Set(changes.map(({ tx }) => tx)).size).toBe(1)
  expect(Math.max(...changes.map(({ ops }) => ops.length))).toBeLessThanOrEqual(1000)
})

it('refuses to attach to a record that is not there', async () => {
  await expect(attachStored(catalogue, newRecordId(), [stored('a.pdf')])).rejects.toThrow(
    'no record'
  )
  expect(await catalogue.database.records.get(idOf('a.pdf'))).toBeUndefined()
})
