import { computed, shallowRef } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { MainApi } from '../../shared/ipc'
import type { MadeCatalogue } from '../../shared/restoring/calls'
import { useSessionStore } from '../stores/session'
import { useCatalogue } from './useCatalogue'
import { useJob } from './useJob'
import type { RunningJob } from './useJob'

/** The making of a new catalogue from an earlier state, and what came of it. */
export interface Making {
  readonly job: RunningJob
  readonly made: ShallowRef<MadeCatalogue | null>
  readonly isBusy: ComputedRef<boolean>
  make(
    how: (restoring: MainApi['restoring'], job: string) => Promise<MadeCatalogue | null>
  ): Promise<void>
  open(): Promise<void>
}

export function useMaking(): Making {
  const { main } = useCatalogue()
  const session = useSessionStore()
  const job = useJob()
  const made = shallowRef<MadeCatalogue | null>(null)

  return {
    job,
    made,
    isBusy: computed(() => job.isRunning.value),
    async make(how) {
      made.value = (await job.run(async name => how(main.restoring, name))) ?? null
    },
    async open() {
      const { token } = made.value ?? {}
      if (token !== undefined) await session.choose(async () => main.restoring.openMade(token))
    }
  }
}
