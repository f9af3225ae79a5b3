import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { journalFacts } from '../../../../src/main/diagnostics/journalFacts'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { create, newSubject } from '../../../../src/shared/changeLog/edit'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'

let catalogue: TestCatalogue
beforeEach(async () => {
  catalogue = await newTestCatalogue()
})
afterEach(() => catalogue.remove())

test('an empty catalogue has a device that wrote nothing', async () => {
  const { devices, readOnly } = await journalFacts(catalogue.session)
  expect(readOnly).toBeNull()
  expect(devices).toMatchObject([{ isOwn: true, position: 0 }])
})

test('each device has its position, its segments and the time of its last write', async () => {
  const before = Date.now()
  await catalogue.saving.save([create(newSubject(newRecordId(), 'section'))])
  const { device, id } = catalogue.session.describe()
  const facts = await journalFacts(catalogue.session)
  expect(facts).toMatchObject({ catalogue: id, folder: catalogue.session.folder })
  const [own] = facts.devices
  expect(own).toMatchObject({ device, position: 1, segments: 1 })
  expect(own?.bytes).toBeGreaterThan(100)
  expect(Date.parse(own?.lastWrite ?? '')).toBeGreaterThan(before - 2000)
})

test('the space held back is said, and that there is none', async () => {
  expect((await journalFacts(catalogue.session)).ballast).toBeGreaterThan(0)
  await rm(join(catalogue.folder, 'journal', 'ballast'))
  expect((await journalFacts(catalogue.session)).ballast).toBeNull()
})
