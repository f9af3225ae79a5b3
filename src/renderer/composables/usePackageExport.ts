import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { WrittenPackage } from '../../shared/bags/package'
import { exportPackage } from '../services/packagesExport'
import type { PackageChoice } from '../services/packagesExport'
import { useCatalogue } from './useCatalogue'
import { useJob } from './useJob'
import type { RunningJob } from './useJob'
import { useLocale } from './useLocale'

export type PackageExportState =
  | { readonly phase: 'choosing' }
  /** Steps of the renderer; those of the main process are told by the job. */
  | { readonly phase: 'running'; readonly step: string; readonly done: number }
  | { readonly phase: 'done'; readonly name: string; readonly written: WrittenPackage }

export interface PackageExport {
  readonly state: Readonly<ShallowRef<PackageExportState>>
  readonly job: RunningJob
  start(choice: () => Promise<PackageChoice>): Promise<void>
  cancel(): Promise<void>
  /** Back to the choice. */
  reset(): void
  reveal(): Promise<void>
}

/** One package at a time, from the choice to the folder that was read back. */
export function usePackageExport(): PackageExport {
  const { main, database } = useCatalogue()
  const { locale } = useLocale()
  const job = useJob()
  const state = shallowRef<PackageExportState>({ phase: 'choosing' })
  let controller = new AbortController()

  async function write(choice: () => Promise<PackageChoice>): Promise<PackageExportState> {
    const source = {
      packages: main.packages,
      database,
      locale: locale.value,
      signal: controller.signal,
      onStep(step: string, done: number) {
        state.value = { phase: 'running', step, done }
      }
    }
    const chosen = await choice()
    let next: PackageExportState = { phase: 'choosing' }
    await job.run(async name => {
      const done = await exportPackage(source, chosen, async work => work(name)).catch(
        (error: unknown) => {
          if (controller.signal.aborted) return null
          throw error
        }
      )
      if (done) next = { phase: 'done', ...done }
    })
    return next
  }

  return {
    state,
    job,
    async start(choice) {
      controller = new AbortController()
      state.value = { phase: 'running', step: 'records', done: 0 }
      state.value = await write(choice)
    },
    async cancel() {
      controller.abort()
      await job.cancel()
    },
    reset() {
      if (state.value.phase !== 'running') state.value = { phase: 'choosing' }
    },
    async reveal() {
      const { value } = state
      if (value.phase === 'done') await main.packages.reveal(value.name)
    }
  }
}
