// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import VirtualTable from '../../../../../src/renderer/components/base/VirtualTable.vue'
import { mountBase } from './mountBase'

const columns = [
  { id: 'title', label: 'Title', width: 200 },
  { id: 'members', label: 'Members', width: 80, isNumeric: true }
]

function mounted(props: Record<string, unknown> = {}) {
  const wrapper = mountBase(VirtualTable, {
    props: {
      label: 'Organisations',
      count: 1_000_000,
      columns,
      rowAt: (index: number) => (index === 2 ? undefined : `Row ${index}`),
      'onUpdate:selectedIndex': (selectedIndex: number) => wrapper.setProps({ selectedIndex }),
      ...props
    },
    slots: { cell: '<template #cell="{ row, columnId }">{{ row }} {{ columnId }}</template>' }
  })
  return { wrapper, grid: wrapper.get('[role="grid"]') }
}

describe('VirtualTable', () => {
  it('states how many rows there are and draws only a few', () => {
    const { wrapper, grid } = mounted()
    expect(grid.attributes('aria-rowcount')).toBe('1000001')
    expect(wrapper.findAll('[role="row"]').length).toBeLessThan(20)
    expect(wrapper.get('[role="gridcell"]').text()).toBe('Row 0 title')
  })

  it('asks for the rows it draws and leaves those not yet read blank', () => {
    const { wrapper } = mounted()
    expect(wrapper.emitted('range')).toEqual([[0, 7]])
    expect(wrapper.findAll('.pending')).toHaveLength(columns.length)
  })

  it('moves with the keys, to both ends, and stops there', async () => {
    const { wrapper, grid } = mounted({ selectedIndex: 0 })
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowDown', 'End', 'ArrowDown', 'Home']) {
      await grid.trigger('keydown', { key })
    }
    await grid.trigger('keydown', { key: 'End', ctrlKey: true })
    const moves = wrapper.emitted<[number]>('update:selectedIndex')?.map(([index]) => index)
    expect(moves).toEqual([1, 2, 999_999, 0, 999_999])
  })

  it('names the selected row to assistive technology', () => {
    const { wrapper, grid } = mounted({ selectedIndex: 1 })
    const row = wrapper.get('[aria-selected="true"]')
    expect(row.attributes('aria-rowindex')).toBe('3')
    expect(grid.attributes('aria-activedescendant')).toBe(row.attributes('id'))
  })

  it('opens with Enter or a double click and previews with Space', async () => {
    const { wrapper, grid } = mounted({ selectedIndex: 1 })
    await grid.trigger('keydown', { key: 'Enter' })
    await wrapper.get('[aria-rowindex="5"]').trigger('dblclick')
    await grid.trigger('keydown', { key: ' ' })
    expect(wrapper.emitted('open')).toEqual([[1], [3]])
    expect(wrapper.emitted('preview')).toEqual([[1]])
  })

  it('leaves Alt with arrows to the view', async () => {
    const { wrapper, grid } = mounted({ selectedIndex: 1 })
    await grid.trigger('keydown', { key: 'ArrowDown', altKey: true })
    expect(wrapper.emitted('update:selectedIndex')).toBeUndefined()
  })

  it('sorts by a header, and the other way at the second click', async () => {
    const { wrapper } = mounted({ sort: { column: 'title', direction: 'ascending' } })
    const [title, members] = wrapper.findAll('[role="columnheader"]')
    expect(title?.attributes('aria-sort')).toBe('ascending')
    await title?.get('button').trigger('click')
    await members?.get('button').trigger('click')
    expect(wrapper.emitted('update:sort')).toEqual([
      [{ column: 'title', direction: 'descending' }],
      [{ column: 'members', direction: 'ascending' }]
    ])
  })

  it('changes the width of a column with Shift and an arrow', async () => {
    const { wrapper } = mounted()
    const header = wrapper.get('[role="columnheader"] button')
    await header.trigger('keydown', { key: 'ArrowRight', shiftKey: true })
    expect(wrapper.emitted('update:widths')).toEqual([[{ title: 208 }]])
  })
})
