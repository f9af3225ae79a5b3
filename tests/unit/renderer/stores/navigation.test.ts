import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useNavigationStore } from '../../../../src/renderer/stores/navigation'

beforeEach(() => {
  setActivePinia(createPinia())
})

describe('leaving the figures', () => {
  it('leads back to the list as it was narrowed, and to the record that was open', () => {
    const navigation = useNavigationStore()
    navigation.showList({ list: 'kind', kind: 'organisation' })
    navigation.text = 'мопр'
    navigation.showRecord('red-aid')
    navigation.showFigures({ view: 'claims' })
    navigation.showRecord('a-figure')
    navigation.showFigures({ view: 'checks' })
    navigation.leaveFigures()
    expect(navigation.place).toEqual({
      list: { list: 'kind', kind: 'organisation' },
      recordId: 'red-aid'
    })
    expect(navigation.text).toBe('мопр')
  })

  it('leads to the list alone where no record was open', () => {
    const navigation = useNavigationStore()
    navigation.showFigures({ view: 'conflicts' })
    navigation.leaveFigures()
    expect(navigation.place).toEqual({ list: { list: 'all' }, recordId: null })
  })
})
