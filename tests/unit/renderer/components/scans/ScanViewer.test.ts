// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { create, newSubject, setField } from '../../../../../src/shared/changeLog/edit'
import ScanViewer from '../../../../../src/renderer/components/scans/ScanViewer.vue'
import { newRecordId } from '../../../../../src/renderer/services/ids'
import { newTestCatalogue } from '../../../../helpers/catalogue'
import type { TestCatalogue } from '../../../../helpers/catalogue'
import { contextOf, mountInCatalogue } from '../../../../helpers/mountInCatalogue'
import type { MountedInCatalogue } from '../../../../helpers/mountInCatalogue'

const scanId = newRecordId()
let catalogue: TestCatalogue
let mounted: MountedInCatalogue
let closings: number

beforeEach(async () => {
  closings = 0
  catalogue = await newTestCatalogue()
  const subject = newSubject(scanId, 'scan')
  await catalogue.saving.save([
    create(subject),
    setField(subject, 'originalName', 'minutes.pdf'),
    setField(subject, 'pages', 12)
  ])
  const onClose = (): void => void closings++
  const props = { scanId, page: 3, region: '10,20,30,40', onClose }
  mounted = mountInCatalogue(ScanViewer, contextOf(catalogue, {}), props)
  await vi.waitFor(() => {
    expect(mounted.wrapper.text()).toContain('of 12')
  })
})
afterEach(async () => {
  mounted.wrapper.unmount()
  await catalogue.remove()
})

function pageShown(): string {
  return mounted.wrapper.get<HTMLInputElement>('input').element.value
}

async function press(key: string, target = '[data-stage]'): Promise<void> {
  await mounted.wrapper.get(target).trigger('keydown', { key })
}

it('begins at the page asked for, with its region outlined', () => {
  expect(mounted.wrapper.text()).toContain('minutes.pdf')
  expect(pageShown()).toBe('3')
  const style = mounted.wrapper.get('.region').attributes('style')
  expect(style).toContain('left: 10%')
  expect(style).toContain('height: 40%')
})

it('turns pages by key and stays within the document', async () => {
  await press('PageDown')
  expect(pageShown()).toBe('4')
  expect(mounted.wrapper.find('.region').exists()).toBe(false)
  await press('End')
  await press('ArrowRight')
  expect(pageShown()).toBe('12')
  await press('Home')
  await press('ArrowLeft')
  expect(pageShown()).toBe('1')
})

it('goes to the page typed, and leaves its keys to the field', async () => {
  await press('Home', 'input')
  expect(pageShown()).toBe('3')
  const input = mounted.wrapper.get('input')
  await input.setValue('7')
  await input.trigger('keydown', { key: 'Enter' })
  expect(pageShown()).toBe('7')
  await input.setValue('700')
  await input.trigger('keydown', { key: 'Enter' })
  expect(pageShown()).toBe('12')
})

it('begins with the keyboard on the page, and Esc goes back to the table', async () => {
  expect(document.activeElement?.hasAttribute('data-stage')).toBe(true)
  await press('Escape')
  expect(closings).toBe(1)
})
