// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import NoticeBar from '../../../../../src/renderer/components/base/NoticeBar.vue'
import ProgressNotice from '../../../../../src/renderer/components/base/ProgressNotice.vue'
import { mountBase } from './mountBase'

it('an error is announced at once and says what failed, why, and what to do', () => {
  const wrapper = mountBase(NoticeBar, {
    props: {
      kind: 'error',
      title: 'The scan was not copied.',
      reason: 'The disk is full.',
      remedy: 'Free some space and repeat.'
    }
  })
  expect(wrapper.attributes('role')).toBe('alert')
  for (const words of ['Error', 'not copied', 'disk is full', 'Free some space']) {
    expect(wrapper.text()).toContain(words)
  }
})

it.each([
  ['warning', 'Warning'],
  ['conflict', 'Conflict'],
  ['success', 'Done'],
  ['info', 'Note']
])('a notice of kind %s says "%s"', (kind, word) => {
  const wrapper = mountBase(NoticeBar, { props: { kind, title: 'x' } })
  expect(wrapper.text()).toContain(word)
  expect(wrapper.attributes('role')).toBe('status')
})

it('progress says how far and can be cancelled', async () => {
  const wrapper = mountBase(ProgressNotice, {
    props: { what: 'Import', done: 1200, total: 9000, howFar: '1,200 of 9,000', canCancel: true }
  })
  const bar = wrapper.get('[role="progressbar"]')
  expect(bar.attributes('aria-valuenow')).toBe('13')
  expect(bar.attributes('aria-valuetext')).toBe('1,200 of 9,000')
  await wrapper.get('button').trigger('click')
  expect(wrapper.emitted('cancel')).toHaveLength(1)
})

it('progress of unknown length states no share', () => {
  const wrapper = mountBase(ProgressNotice, { props: { what: 'Counting files' } })
  expect(wrapper.get('[role="progressbar"]').attributes('aria-valuenow')).toBeUndefined()
})
