// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { create, newSubject } from '../../../../../src/shared/changeLog/edit'
import type { MainApi, OpenCatalogue } from '../../../../../src/shared/ipc'
import type { IngestReport } from '../../../../../src/shared/attachments/calls'
import { elementsOf, partOf, valueOf } from '../../../../../src/shared/records/record'
import type { CatalogueRecord } from '../../../../../src/shared/records/record'
import ScanSection from '../../../../../src/renderer/components/scans/ScanSection.vue'
import { newRecordId } from '../../../../../src/renderer/services/ids'
import { newTestCatalogue } from '../../../../helpers/catalogue'
import type { TestCatalogue } from '../../../../helpers/catalogue'
import { contextOf, mountInCatalogue } from '../../../../helpers/mountInCatalogue'
import type { MountedInCatalogue } from '../../../../helpers/mountInCatalogue'

const id = newRecordId()
const tokens: unknown[] = []
let catalogue: TestCatalogue
let mounted: MountedInCatalogue
let reveal: string[]

function stored(name: string, digit: string): IngestReport['stored'][number] {
  const unknown = { pages: 2, width: null, height: null, isKnown: false }
  return {
    sha256: digit.repeat(64),
    originalName: name,
    size: 3_400_000,
    mediaType: 'application/pdf',
    ...unknown
  }
}

const report: IngestReport = {
  stored: [stored('first.pdf', '1'), stored('second.pdf', '2')],
  failed: [{ name: 'third.pdf', code: 'sourceBusy', message: 'EBUSY' }],
  isCancelled: false
}

const attachments: MainApi['attachments'] = {
  choose: async () => report,
  ingest: async (_job, given) => {
    tokens.push(...given)
    return report
  },
  cancel: async () => undefined,
  open: async () => 'opened',
  showInFolder: async (_sha256, name) => void reveal.push(name),
  drag: async () => undefined,
  missing: async () => [],
  unlock: async () => true
}

async function record(): Promise<CatalogueRecord> {
  const found = await catalogue.database.records.get(id)
  if (!found) throw new Error('the record is gone')
  return found
}

async function names(): Promise<string[]> {
  const scans = elementsOf(await record(), 'attachments').map(({ value }) => partOf(value, 'scan'))
  const records = await catalogue.database.records.bulkGet(scans.map(String))
  return records.map(scan => String(scan && valueOf(scan, 'originalName')))
}

/** Hands the record over as it is now, as the pane around the section does. */
async function show(): Promise<void> {
  await mounted.setProps({ record: await record() })
}

async function open(readOnly: OpenCatalogue['readOnly'] = null): Promise<void> {
  const context = contextOf(catalogue, { attachments }, readOnly)
  mounted = mountInCatalogue(ScanSection, context, { record: await record() })
}

async function attach(): Promise<void> {
  await mounted.wrapper.get('header button').trigger('click')
  await vi.waitFor(async () => {
    expect(await names()).toHaveLength(2)
  })
  await show()
  await vi.waitFor(() => {
    expect(mounted.wrapper.text()).toContain('second.pdf')
  })
}

beforeEach(async () => {
  reveal = []
  tokens.length = 0
  Object.assign(window, {
    opis: {
      on: { ingestProgress: () => () => undefined },
      tokensForFiles: async (files: readonly File[]) => files.map(({ name }) => `token ${name}`)
    }
  })
  catalogue = await newTestCatalogue()
  await catalogue.saving.save([create(newSubject(id, 'section'))])
  await open()
})
afterEach(async () => {
  mounted.wrapper.unmount()
  await flushPromises()
  await catalogue.remove()
})

it('says the two ways of attaching while there are no scans', () => {
  expect(mounted.wrapper.text()).toContain('dropped anywhere on this record')
})

it('attaches what was chosen, and lists what could not be attached with its reason', async () => {
  await attach()
  expect(await names()).toEqual(['first.pdf', 'second.pdf'])
  const text = mounted.wrapper.text()
  expect(text).toContain('2 pages · 3.4 MB · application/pdf')
  expect(text).toContain('third.pdf')
  expect(text).toContain('Another program holds the file')
})

it('attaches files dropped beside the section, on the pane around it', async () => {
  const event = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
    dataTransfer: { types: ['Files'], files: [new File(['x'], 'first.pdf')] }
  })
  mounted.wrapper.get('aside').element.dispatchEvent(event)
  await vi.waitFor(async () => {
    expect(await names()).toEqual(['first.pdf', 'second.pdf'])
  })
  expect(tokens).toEqual(['token first.pdf'])
  expect(event.defaultPrevented).toBe(true)
})

it('moves a scan with Alt+Shift and an arrow key', async () => {
  await attach()
  const [first] = mounted.wrapper.findAll('[data-scan-view]')
  await first?.trigger('keydown', { key: 'ArrowDown', altKey: true, shiftKey: true })
  await vi.waitFor(async () => {
    expect(await names()).toEqual(['second.pdf', 'first.pdf'])
  })
})

it('saves a caption with its scan', async () => {
  await attach()
  const caption = mounted.wrapper.get('input[aria-label="Caption"]')
  await caption.trigger('focus')
  await caption.setValue('Title page')
  await caption.trigger('blur')
  await vi.waitFor(async () => {
    const [element] = elementsOf(await record(), 'attachments')
    expect(element && partOf(element.value, 'caption')).toBe('Title page')
  })
})

it('takes a scan off the record and keeps its record', async () => {
  await attach()
  await mounted.wrapper.get('button[aria-label^="Take first.pdf"]').trigger('click')
  await vi.waitFor(async () => {
    expect(await names()).toEqual(['second.pdf'])
  })
  expect(await catalogue.database.records.where('id').above('').count()).toBe(3)
})

it('shows a file in its folder', async () => {
  await attach()
  await mounted.wrapper.get('button[aria-label^="Show second.pdf"]').trigger('click')
  expect(reveal).toEqual(['second.pdf'])
})

it('offers no editing in a catalogue that is open for reading', async () => {
  await attach()
  mounted.wrapper.unmount()
  await open('notWritable')
  await vi.waitFor(() => {
    expect(mounted.wrapper.text()).toContain('first.pdf')
  })
  expect(mounted.wrapper.find('header button').exists()).toBe(false)
  expect(mounted.wrapper.find('button[aria-label^="Take"]').exists()).toBe(false)
  expect(mounted.wrapper.get('input[aria-label="Caption"]').attributes('readonly')).toBeDefined()
})
