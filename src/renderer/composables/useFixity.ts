import { onScopeDispose, shallowRef, watch } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { expectedPage, isDamaged } from '../../shared/fixity/fixity'
import type { FixityRepair } from '../../shared/fixity/fixity'
import { writeExport } from '../services/exporting'
import { fixityReport } from '../services/fixity'
import type { ReportWords } from '../services/fixity'
import { useFixityStore } from '../stores/fixity'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'
import { useJob } from './useJob'
import type { RunningJob } from './useJob'

const readEvery = 2000

export interface FixityWork {
  readonly job: RunningJob
  /** What the last repair came to. */
  readonly repaired: ShallowRef<FixityRepair | null>
  checkAll(): Promise<void>
  setPaused(isPaused: boolean): Promise<void>
  /** These files, or all that are damaged. */
  repair(files?: readonly string[]): Promise<void>
  saveReport(): Promise<void>
}

/** The checks as the dialog shows and starts them; what it shows is read again while it is open. */
export function useFixity(isOpen: Ref<boolean>): FixityWork {
  const context = useCatalogue()
  const { fixity, exports } = context.main
  const store = useFixityStore()
  const notices = useNoticesStore()
  const job = useJob()
  const repaired = shallowRef<FixityRepair | null>(null)
  const { t } = useI18n()

  async function read(): Promise<void> {
    store.take(await fixity.status())
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  async function follow(): Promise<void> {
    await notices.orReport(read)
    if (isOpen.value) timer = setTimeout(() => void follow(), readEvery)
  }
  watch(
    isOpen,
    shown => {
      clearTimeout(timer)
      if (shown) void follow()
      else repaired.value = null
    },
    { immediate: true }
  )
  onScopeDispose(() => {
    clearTimeout(timer)
  })

  return {
    job,
    repaired,
    async checkAll() {
      repaired.value = null
      await job.run(async name => fixity.checkAll(name))
      await notices.orReport(read)
    },
    async setPaused(isPaused) {
      await notices.orReport(async () => fixity.pause(isPaused))
      await notices.orReport(read)
    },
    async repair(files) {
      const damaged = store.status?.findings.filter(({ state }) => isDamaged(state)) ?? []
      const wanted = files ?? damaged.map(({ file }) => file)
      const outcome = await job.run(async name =>
        fixity.repair(name, wanted.slice(0, expectedPage))
      )
      repaired.value = outcome ?? null
      await notices.orReport(read)
    },
    async saveReport() {
      await notices.orReport(async () => {
        const headers = ['file', 'name', 'state', 'checked', 'expected', 'found', 'records'].map(
          header => t(`fixity.report.${header}`)
        )
        const words: ReportWords = {
          headers,
          stateOf: ({ state }) => t(`fixity.states.${state}`)
        }
        const name = `${t('fixity.report.fileName')} ${new Date().toISOString().slice(0, 10)}.csv`
        const files = [{ name, slabs: fixityReport(context, words) }]
        const saved = await writeExport(exports, files, new AbortController().signal)
        if (saved) notices.add('success', 'exported', { path: saved.shownPath })
      })
    }
  }
}
