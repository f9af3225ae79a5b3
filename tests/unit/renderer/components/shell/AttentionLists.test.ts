// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import AttentionLists from '../../../../../src/renderer/components/shell/AttentionLists.vue'
import { useDialogsStore } from '../../../../../src/renderer/stores/dialogs'
import { useFixityStore } from '../../../../../src/renderer/stores/fixity'
import { newTestCatalogue } from '../../../../helpers/catalogue'
import { contextOf, mountInCatalogue } from '../../../../helpers/mountInCatalogue'

const counts = { ok: 3, changed: 0, missing: 0, unreadable: 0, untracked: 0, unchecked: 0 }
const cycle = { begun: null, ended: null, next: null, done: 0, total: 5 }

it('missing files are listed while there are any, and lead to where they are found again', async () => {
  const catalogue = await newTestCatalogue()
  try {
    const { wrapper } = mountInCatalogue(AttentionLists, contextOf(catalogue, {}), {})
    const fixity = useFixityStore()
    const known = { cycle, activity: 'resting', isHurried: false, problem: null } as const
    fixity.take({ ...known, counts, hasSecondLocation: false, findings: [] })
    await flushPromises()
    const item = () =>
      wrapper.findAll('button').find(each => each.text().startsWith('Missing files'))
    expect(item()).toBeUndefined()
    fixity.take({
      ...known,
      counts: { ...counts, missing: 2 },
      hasSecondLocation: false,
      findings: []
    })
    await flushPromises()
    expect(item()?.text()).toBe('Missing files2')
    await item()?.trigger('click')
    expect(useDialogsStore().open).toBe('scanFiles')
  } finally {
    await catalogue.remove()
  }
})
