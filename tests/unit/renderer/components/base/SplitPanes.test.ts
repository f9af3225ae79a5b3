// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import PaneSeparator from '../../../../../src/renderer/components/base/PaneSeparator.vue'
import SplitPanes from '../../../../../src/renderer/components/base/SplitPanes.vue'
import { mountBase } from './mountBase'

it.each([
  ['left', 'ArrowRight', 216],
  ['left', 'ArrowLeft', 184],
  ['right', 'ArrowRight', 184],
  ['left', 'Home', 180],
  ['left', 'End', 400]
])('the separator of the %s pane follows %s', async (side, key, width) => {
  const wrapper = mountBase(PaneSeparator, {
    props: { label: 'Catalogue', side, width: 200, least: 180, most: 400 }
  })
  await wrapper.trigger('keydown', { key })
  expect(wrapper.emitted('resize')).toEqual([[width]])
})

it('the separator keeps within its limits', async () => {
  const wrapper = mountBase(PaneSeparator, {
    props: { label: 'Catalogue', side: 'left', width: 185, least: 180, most: 400 }
  })
  await wrapper.trigger('keydown', { key: 'ArrowLeft' })
  expect(wrapper.emitted('resize')).toEqual([[180]])
})

it('shows three named panes and folds one from its separator', async () => {
  const wrapper = mountBase(SplitPanes, {
    props: {
      leftLabel: 'Catalogue',
      middleLabel: 'Records',
      rightLabel: 'Record',
      widths: { left: 220, right: 480 }
    },
    slots: { left: 'kinds', middle: 'table', right: 'form' }
  })
  expect(wrapper.get('nav[aria-label="Catalogue"]').text()).toBe('kinds')
  expect(wrapper.get('aside').attributes('style')).toContain('480px')
  await wrapper.get('[role="separator"]').trigger('keydown', { key: 'Enter' })
  expect(wrapper.emitted('update:leftOpen')).toEqual([[false]])
})
