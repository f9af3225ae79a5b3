import { computed, shallowRef } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type {
  OpenedBag,
  PackageContents,
  PackageForm,
  StoredScans
} from '../../shared/bags/package'
import { importRecords, previewImport } from '../services/packagesImport'
import type { ImportPreview, ImportSource } from '../services/packagesImport'
import { useCatalogue } from './useCatalogue'
import { useJob } from './useJob'
import type { RunningJob } from './useJob'

export type PackageImportState =
  | { readonly phase: 'choosing' }
  /** The bag is invalid, or valid and not of ours. */
  | { readonly phase: 'read'; readonly bag: OpenedBag }
  | {
      readonly phase: 'preview'
      readonly bag: OpenedBag
      readonly contents: PackageContents
      readonly preview: ImportPreview
    }
  | {
      readonly phase: 'done'
      readonly preview: ImportPreview
      readonly scans: StoredScans
      /** False when the package brought no change of a record. */
      readonly hasChanged: boolean
    }

export interface ImportProgress {
  readonly step: string
  readonly done: number
  readonly total: number
}

export interface PackageImport {
  readonly state: Readonly<ShallowRef<PackageImportState>>
  readonly job: RunningJob
  readonly progress: ComputedRef<ImportProgress | null>
  /** Asks for the package and reads it. */
  open(form: PackageForm): Promise<void>
  importAll(): Promise<void>
  cancel(): Promise<void>
  close(): Promise<void>
}

/** A package from its folder into the catalogue, by way of what would change. */
export function usePackageImport(): PackageImport {
  const { main, database, saving, snapshots } = useCatalogue()
  const { t } = useI18n()
  const job = useJob()
  const state = shallowRef<PackageImportState>({ phase: 'choosing' })
  const own = shallowRef<ImportProgress | null>(null)
  let controller = new AbortController()

  function sourceFor(step: string, total: number): ImportSource {
    own.value = { step, done: 0, total }
    return {
      packages: main.packages,
      database,
      signal: controller.signal,
      onRead(done) {
        own.value = { step, done, total }
      }
    }
  }

  /** Runs the steps of one button; a failure becomes a notice, and a cancelled step leaves all as it was. */
  async function steps(work: (name: string) => Promise<PackageImportState | null>) {
    controller = new AbortController()
    const next = await job.run(async name => {
      try {
        return await work(name)
      } catch (error) {
        if (controller.signal.aborted) return null
        throw error
      } finally {
        own.value = null
      }
    })
    if (next) state.value = next
  }

  async function look(name: string, form: PackageForm): Promise<PackageImportState | null> {
    const bag = await main.packages.open(name, form)
    if (!bag) return null
    const { contents } = bag
    if (!contents) return { phase: 'read', bag }
    const source = sourceFor('comparing', contents.records)
    return { phase: 'preview', bag, contents, preview: await previewImport(source, contents) }
  }

  async function take(contents: PackageContents, preview: ImportPreview, name: string) {
    own.value = { step: 'snapshot', done: 0, total: 0 }
    await snapshots.ensure('beforeImport', controller.signal)
    own.value = null
    const scans = await main.packages.storeScans(contents.package, name)
    const source = sourceFor('importing', contents.records)
    const why = t('packages.why', { title: contents.title })
    const step = await importRecords(source, contents, saving, why)
    return { phase: 'done', preview, scans, hasChanged: step !== null } as const
  }

  return {
    state,
    job,
    progress: computed(() => own.value ?? job.progress.value),
    open: async form => steps(async name => look(name, form)),
    async importAll() {
      const { value } = state
      if (value.phase !== 'preview') return
      await steps(async name => take(value.contents, value.preview, name))
    },
    async cancel() {
      controller.abort()
      await job.cancel()
    },
    async close() {
      const { value } = state
      state.value = { phase: 'choosing' }
      if (value.phase === 'preview') await main.packages.close(value.contents.package)
    }
  }
}
