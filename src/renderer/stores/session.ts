import { defineStore } from 'pinia'
import { markRaw, ref, shallowRef } from 'vue'
import type { MainApi, OpenCatalogue, StartState } from '../../shared/ipc'
import type { ReplayProgress } from '../db/workingCopy'
import { openCatalogueContext } from '../services/catalogueContext'
import type { CatalogueContext } from '../services/catalogueContext'
import { writeSample } from '../services/sample'
import { useNoticesStore } from './notices'
import { usePreferencesStore } from './preferences'
import { useUndoStore } from './undo'

/** Which of the three screens is shown, and what stands behind it. */
export const useSessionStore = defineStore('session', () => {
  const phase = ref<'starting' | 'welcome' | 'opening' | 'open'>('starting')
  const start = shallowRef<StartState | null>(null)
  const progress = shallowRef<ReplayProgress | null>(null)
  const context = shallowRef<CatalogueContext | null>(null)
  const notices = useNoticesStore()
  const preferences = usePreferencesStore()
  let main: MainApi | null = null

  async function begin(api: MainApi): Promise<void> {
    main = api
    const state = await api.application.start()
    start.value = state
    preferences.begin(api.application, state)
    for (const { code, detail } of state.notices) notices.add('warning', code, { detail })
    if (state.catalogue) await open(state.catalogue)
    else phase.value = 'welcome'
  }

  async function open(catalogue: OpenCatalogue): Promise<void> {
    if (!main) return
    phase.value = 'opening'
    progress.value = null
    try {
      const opened = await openCatalogueContext(main, catalogue, {
        locale: preferences.locale,
        person: () => preferences.preferences.person,
        onProgress: value => (progress.value = value),
        onIndexError: message => {
          notices.add('error', 'indexFailed', { message })
        }
      })
      if (catalogue.wantsSample) await writeSample(opened)
      await useUndoStore().begin(opened)
      if (catalogue.readOnly) notices.add('warning', `readOnly.${catalogue.readOnly}`)
      context.value = markRaw(opened)
      phase.value = 'open'
    } catch (error) {
      notices.reportError(error)
      phase.value = 'welcome'
    }
  }

  /** Runs a way of choosing a catalogue; the window begins anew with the one chosen. */
  async function choose(
    how: (catalogue: MainApi['catalogue']) => Promise<OpenCatalogue | null>
  ): Promise<void> {
    if (!main) return
    await context.value?.editing.settled()
    try {
      if (await how(main.catalogue)) window.location.reload()
    } catch (error) {
      notices.reportError(error)
    }
  }

  async function close(): Promise<void> {
    await context.value?.editing.settled()
    await main?.catalogue.close()
    window.location.reload()
  }

  return {
    phase,
    start: begin,
    state: start,
    progress,
    context,
    choose,
    close,
    forget: async (token: string) => main?.catalogue.forgetRecent(token),
    application: () => main?.application,
    jobs: () => main?.jobs
  }
})
