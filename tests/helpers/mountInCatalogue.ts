import { flushPromises, mount } from '@vue/test-utils'
import type { VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { defineComponent, h, shallowReactive } from 'vue'
import type { Component } from 'vue'
import { provideCatalogue } from '../../src/renderer/composables/useCatalogue'
import { i18n } from '../../src/renderer/i18n'
import type { CatalogueContext } from '../../src/renderer/services/catalogueContext'
import { createEditing } from '../../src/renderer/services/editing'
import { createSnapshotService } from '../../src/renderer/services/snapshots'
import type { OpenCatalogue } from '../../src/shared/ipc'
import type { MainProcess } from '../../src/renderer/services/main'
import type { TestCatalogue } from './catalogue'
import { createTestFigures } from './testFigures'
import { createTestIndex } from './testIndex'

/** A context of the real modules; the main process is what the test gives. */
export function contextOf(
  { database, saving, session }: TestCatalogue,
  main: Partial<MainProcess>,
  readOnly: OpenCatalogue['readOnly'] = null
): CatalogueContext {
  return {
    main: main as MainProcess,
    catalogue: { ...session.describe(), readOnly },
    database,
    saving,
    editing: createEditing(database, saving),
    index: createTestIndex(database),
    figures: createTestFigures(database),
    snapshots: createSnapshotService({
      main: main as MainProcess,
      catalogue: session.describe(),
      database
    }),
    buildIndex: () => undefined,
    indexedUpTo: () => null,
    whenIndexed: () => Promise.resolve(),
    onIndexed: () => () => undefined,
    close: () => undefined
  }
}

export interface MountedInCatalogue {
  readonly wrapper: VueWrapper
  setProps(changes: Readonly<Record<string, unknown>>): Promise<void>
}

/** A component inside an open catalogue, in the pane on the right. */
export function mountInCatalogue(
  component: Component,
  context: CatalogueContext,
  initial: Readonly<Record<string, unknown>>
): MountedInCatalogue {
  const props = shallowReactive<Record<string, unknown>>({ ...initial })
  const host = defineComponent({
    setup() {
      provideCatalogue(context)
      return () => h('aside', [h(component, { ...props })])
    }
  })
  const wrapper = mount(host, {
    attachTo: document.body,
    global: { plugins: [createPinia(), i18n] }
  })
  return {
    wrapper,
    async setProps(changes) {
      Object.assign(props, changes)
      await flushPromises()
    }
  }
}
