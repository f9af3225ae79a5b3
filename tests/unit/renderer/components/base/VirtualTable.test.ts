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
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowDown', 'Ctrl+End', 'ArrowDown', 'Ctrl+Home']
    for (const key of keys) {
      const ctrlKey = key.startsWith('Ctrl+')
      await grid.trigger('keydown', { key: key.replace('Ctrl+', ''), ctrlKey })
    }
    const moves = wrapper.emitted<[number]>('update:selectedIndex')?.map(([index]) => index)
    expect(moves).toEqual([1, 2, 999_999, 0])
  })

  it('names the cell that the keyboard is in to assistive technology', async () => {
    const { wrapper, grid } = mounted({ selectedIndex: 1 })
    await grid.trigger('keydown', { key: 'ArrowRight' })
    const row = wrapper.get('[aria-selected="true"]')
    expect(row.attributes('aria-rowindex')).toBe('3')
    const cell = row.get('[aria-colindex="2"]')
    expect(grid.attributes('aria-activedescendant')).toBe(cell.attributes('id'))
  })

  it('selects ranges with Shift, single rows with Ctrl, and all rows as one range', async () => {
    const { wrapper, grid } = mounted({
      isMultiple: true,
      selectedIndex: 1,
      selection: [{ first: 1, last: 1 }],
      'onUpdate:selection': (selection: unknown) => wrapper.setProps({ selection })
    })
    await wrapper.get('[aria-rowindex="3"]').trigger('mousedown')
    await grid.trigger('keydown', { key: 'ArrowDown', shiftKey: true })
    await grid.trigger('keydown', { key: 'ArrowDown', shiftKey: true })
    await wrapper.get('[aria-rowindex="4"]').trigger('mousedown', { ctrlKey: true })
    await grid.trigger('keydown', { key: 'a', code: 'KeyA', ctrlKey: true })
    expect(wrapper.emitted<[unknown]>('update:selection')?.map(([ranges]) => ranges)).toEqual([
      [{ first: 1, last: 1 }],
      [{ first: 1, last: 2 }],
      [{ first: 1, last: 3 }],
      [
        { first: 1, last: 1 },
        { first: 3, last: 3 }
      ],
      [{ first: 0, last: 999_999 }]
    ])
  })

  it('asks to edit the cell that the keyboard is in', async () => {
    const { wrapper, grid } = mounted({ selectedIndex: 1 })
    await grid.trigger('keydown', { key: 'ArrowRight' })
    await grid.trigger('keydown', { key: 'F2' })
    expect(wrapper.emitted('edit')).toEqual([[1, 'members']])
  })

  it('moves a column with Alt, Shift and an arrow', async () => {
    const { wrapper } = mounted({ isMultiple: true })
    const header = wrapper.get('[role="columnheader"] button')
    await header.trigger('keydown', { key: 'ArrowRight', shiftKey: true, altKey: true })
    expect(wrapper.emitted('move')).toEqual([['title', null]])
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
