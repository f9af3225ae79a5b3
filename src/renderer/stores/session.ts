import { defineStore } from 'pinia'
import { markRaw, ref, shallowRef } from 'vue'
import type { MainApi, OpenCatalogue, StartNotice, StartState } from '../../shared/ipc'
import type { ReplayProgress } from '../db/workingCopy'
import type { CatalogueContext } from '../services/catalogueContext'
import { codeOf } from '../services/main'
import type { MainProcess } from '../services/main'
import { asAsked } from '../services/rebuilding'
import { createWorkingCopyGuard } from '../services/workingCopyFailure'
import { onMainEvent } from '../services/mainEvents'
import { useNoticesStore } from './notices'
import { usePreferencesStore } from './preferences'
import { useUndoStore } from './undo'

/** Which of the three screens is shown, and what stands behind it. */
export const useSessionStore = defineStore('session', () => {
  const phase = ref<'starting' | 'welcome' | 'opening' | 'open' | 'stopped'>('starting')
  const start = shallowRef<StartState | null>(null)
  const progress = shallowRef<ReplayProgress | null>(null)
  const context = shallowRef<CatalogueContext | null>(null)
  const notices = useNoticesStore()
  const preferences = usePreferencesStore()
  const stopReason = ref('')
  const failingListeners = new Set<() => void>()
  let main: MainProcess | null = null

  async function begin(api: MainProcess): Promise<void> {
    main = api
    const state = await api.application.start()
    start.value = state
    preferences.begin(api.application, state)
    watchOverWorkingCopy(api)
    for (const notice of state.notices) tell(notice)
    onMainEvent('notice', tell)
    if (state.catalogue) await open(state.catalogue)
    else phase.value = 'welcome'
  }

  function tell({ code, detail }: StartNotice): void {
    notices.add('warning', code, { detail })
  }

  function watchOverWorkingCopy({ catalogue }: MainProcess): void {
    const { take } = createWorkingCopyGuard({
      main: catalogue,
      onFailing() {
        for (const listener of failingListeners) listener()
        phase.value = 'opening'
        progress.value = null
      },
      reload,
      stop(reason) {
        stopReason.value = reason
        phase.value = 'stopped'
      }
    })
    // A page that is about to end closes its working copy itself.
    notices.leaveTo(error => (phase.value === 'opening' || phase.value === 'open') && take(error))
  }

  function reload(): void {
    window.location.reload()
  }

  async function open(catalogue: OpenCatalogue): Promise<void> {
    if (!main) return
    phase.value = 'opening'
    progress.value = null
    try {
      const { openCatalogueContext } = await import('../services/catalogueContext')
      const opened = await openCatalogueContext(main, catalogue, {
        locale: preferences.locale,
        person: () => preferences.preferences.person,
        onProgress: value => (progress.value = value),
        onFailure: notices.isTaken,
        onMissingSnapshot: error => {
          notices.add('warning', 'migrationWithoutSnapshot', { detail: String(error) })
        },
        onRebuilt: done => {
          const rebuild = asAsked(done)
          const changesets = new Intl.NumberFormat(preferences.locale).format(rebuild.changesets)
          notices.add('warning', `workingCopyRebuilt.${rebuild.reason}`, { changesets })
          main?.catalogue.rebuilt(rebuild).catch(notices.reportError)
        },
        onIndexError: message => {
          notices.add('error', 'indexFailed', { message })
        },
        onIndexNotKept: message => {
          notices.add('warning', 'indexNotKept', { message })
        }
      })
      if (catalogue.wantsSample) {
        const { writeSample } = await import('../services/sample')
        await writeSample(opened)
      }
      if (catalogue.readOnly && !catalogue.asOf)
        notices.add('warning', `readOnly.${catalogue.readOnly}`)
      context.value = markRaw(opened)
      phase.value = 'open'
      // Nobody takes anything back before there is something to see.
      useUndoStore().begin(opened).catch(notices.reportError)
    } catch (error) {
      if (notices.isTaken(error)) return
      await reopenOrReport(main, error)
    }
  }

  /** Where what was recalled of the journal cannot be read: opened anew it is read whole, up to the damage. */
  async function reopenOrReport({ copies }: MainProcess, cause: unknown): Promise<void> {
    try {
      if (codeOf(cause) !== 'journalNotAsRemembered') throw cause
      await copies.reopen()
      reload()
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
    reload,
    restart: async () => main?.application.restart(),
    stopReason,
    /** Before the page is given up because the working copy failed. */
    onFailing(listener: () => void) {
      failingListeners.add(listener)
      return () => {
        failingListeners.delete(listener)
      }
    },
    jobs: () => main?.jobs
  }
})
