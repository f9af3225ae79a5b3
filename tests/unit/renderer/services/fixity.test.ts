import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { create, newSubject, setDeleted, setField } from '../../../../src/shared/changeLog/edit'
import { scanIdOf } from '../../../../src/shared/attachments/scanId'
import { undone } from '../../../../src/shared/records/record'
import type { MainApi } from '../../../../src/shared/ipc'
import type { StoredFile } from '../../../../src/shared/attachments/calls'
import { createFixity } from '../../../../src/main/fixity/fixity'
import type { Fixity } from '../../../../src/main/fixity/fixity'
import { attachStored } from '../../../../src/renderer/services/attaching'
import type { CatalogueContext } from '../../../../src/renderer/services/catalogueContext'
import { fixityReport, nameExpectedFiles } from '../../../../src/renderer/services/fixity'
import { newRecordId } from '../../../../src/renderer/services/ids'
import { newTestCatalogue } from '../../../helpers/catalogue'
import type { TestCatalogue } from '../../../helpers/catalogue'
import { eventually } from '../../../helpers/eventually'
import { contextOf } from '../../../helpers/mountInCatalogue'

let catalogue: TestCatalogue
let fixity: Fixity
let context: CatalogueContext
const section = newRecordId()

beforeEach(async () => {
  catalogue = await newTestCatalogue()
  const subject = newSubject(section, 'section')
  await catalogue.saving.save([create(subject), setField(subject, 'referenceCode', 'S-7')])
  fixity = createFixity({
    appVersion: '0.0.0',
    log: { info: () => undefined, error: () => undefined },
    catalogue: () => catalogue.session.describe(),
    secondLocation: () => Promise.resolve(null),
    onChange: () => undefined
  })
  const job = { signal: new AbortController().signal, report: () => undefined }
  context = contextOf(catalogue, {
    fixity: {
      ...fixity,
      files: async from => fixity.files(from),
      checkAll: async () => fixity.checkAll(job),
      repair: async (_name, files) => fixity.repair(files, job)
    },
    fileTrash: { list: async () => [] } as Partial<MainApi['fileTrash']> as MainApi['fileTrash']
  })
})
afterEach(async () => {
  await fixity.close()
  await catalogue.remove()
})

function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}

async function attach(...names: readonly string[]): Promise<void> {
  const files = names.map((name): StoredFile => ({
    sha256: hashOf(name),
    originalName: name,
    size: 1234,
    mediaType: 'application/pdf',
    pages: 12,
    width: null,
    height: null,
    isKnown: false
  }))
  await attachStored(catalogue, section, files)
}

async function expected(): Promise<number> {
  return (await fixity.status()).cycle.total
}

it('names the files of all scans, those in the trash too, and then those that are added', async () => {
  await attach('a.pdf', 'b.pdf')
  await catalogue.saving.save([setDeleted(newSubject(scanIdOf(hashOf('b.pdf')), 'scan'), true)])
  const { told, stop } = nameExpectedFiles(context)
  await told
  expect(await expected()).toBe(2)
  await attach('c.pdf')
  await eventually(expected, 3)
  stop()
  await attach('d.pdf')
  expect(await expected()).toBe(3)
})

it('no longer names those of scans that an undo took back, and again when it is redone', async () => {
  await attach('a.pdf', 'b.pdf')
  const { told, stop } = nameExpectedFiles(context)
  await told
  const scan = newSubject(scanIdOf(hashOf('b.pdf')), 'scan')
  await catalogue.saving.save([{ ...setDeleted(scan, true), p: undone }])
  await eventually(expected, 1)
  await catalogue.saving.save([setDeleted(scan, false)])
  await eventually(expected, 2)
  stop()
})

it('says nothing while an earlier state is looked at', async () => {
  await attach('a.pdf')
  const asOf = { at: '2026-01-01T00:00:00Z' }
  const { told } = nameExpectedFiles({ ...context, catalogue: { ...context.catalogue, asOf } })
  await told
  expect(await fixity.status()).toMatchObject({ activity: 'waiting', cycle: { total: 0 } })
})

it('reports every file with its digests and the records that use it', async () => {
  await attach('=1+1.pdf')
  await nameExpectedFiles(context).told
  await context.main.fixity.checkAll('job')
  const words = { headers: ['file', 'name'], stateOf: ({ state }: { state: string }) => state }
  const lines: string[] = []
  for await (const text of fixityReport(context, words)) lines.push(text)
  const hash = hashOf('=1+1.pdf')
  expect(lines[0]).toBe('\uFEFFfile,name\r\n')
  expect(lines[1]).toMatch(new RegExp(`^${hash},'=1\\+1\\.pdf,missing,[-\\dT:.]+Z,${hash},,S-7`))
  expect(lines).toHaveLength(2)
})
