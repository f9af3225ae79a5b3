import { computed, ref, shallowRef } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { manifestBase } from '../../shared/pageExport/manifest'
import type { PageExportFormat, PageExportResult } from '../../shared/pageExport/calls'
import { recordById } from '../db/repositories/records'
import { exportedScans, manifestWords, plainRequest } from '../services/pageExport'
import { useNavigationStore } from '../stores/navigation'
import { useNoticesStore } from '../stores/notices'
import { useCatalogue } from './useCatalogue'
import { useJob } from './useJob'
import type { RunningJob } from './useJob'
import { useLocale } from './useLocale'
import { useRemembered } from './useRemembered'
import { useScansAtHand } from './useScansAtHand'
import type { ScansAtHand } from './useScansAtHand'

export type PageScope = keyof ScansAtHand
const scopes: readonly PageScope[] = ['scan', 'record', 'selected']

export interface PagesOut {
  readonly job: RunningJob
  readonly format: Ref<PageExportFormat>
  readonly scope: Ref<PageScope>
  /** Those with scans. */
  readonly available: ComputedRef<readonly PageScope[]>
  readonly counts: ComputedRef<Readonly<Record<PageScope, number>>>
  /** Address at which a manifest will be published. */
  readonly address: Ref<string>
  readonly isAddressRight: ComputedRef<boolean>
  readonly canStart: ComputedRef<boolean>
  readonly result: Readonly<ShallowRef<PageExportResult | null>>
  refresh(): Promise<void>
  start(): Promise<void>
  reveal(): Promise<void>
}

/** Pages as files: of which scans, in which format, and what came of it. */
export function usePageExport(): PagesOut {
  const { database, index, main } = useCatalogue()
  const navigation = useNavigationStore()
  const notices = useNoticesStore()
  const { locale } = useLocale()
  const { t } = useI18n()
  const job = useJob()
  const scansAtHand = useScansAtHand()
  const ids = shallowRef<ScansAtHand>({ scan: [], record: [], selected: [] })
  const format = useRemembered<PageExportFormat>('pageExport.format', 'pdf')
  const address = useRemembered('pageExport.address', '')
  const scope = ref<PageScope>('record')
  const result = shallowRef<PageExportResult | null>(null)
  let finished = ''

  const base = computed(() => manifestBase(address.value))
  const counts = computed(() => ({
    scan: ids.value.scan.length,
    record: ids.value.record.length,
    selected: ids.value.selected.length
  }))
  const available = computed(() =>
    // A manifest describes one record.
    scopes.filter(name => counts.value[name] > 0 && (format.value !== 'iiif' || name === 'record'))
  )

  async function request() {
    const scans = await exportedScans(database, ids.value[scope.value])
    const record = await recordById(database, navigation.recordId ?? '')
    const labels = new Map(
      (await index.labels([...(record?.refs ?? []), ...(record ? [record.id] : [])])).map(
        label => [label.id, label.title] as const
      )
    )
    const named = scope.value === 'scan' ? scans[0]?.name : record && labels.get(record.id)
    const title = named || t('pageExport.untitled')
    const plain = { format: format.value, title, scans }
    if (format.value !== 'iiif' || !record || base.value === null) return plain
    const labelOf = (id: string): string => labels.get(id) ?? ''
    const words = manifestWords(record, { base: base.value, locale: locale.value, labelOf })
    return { ...plain, words }
  }

  return {
    job,
    format,
    scope,
    available,
    counts,
    address,
    isAddressRight: computed(() => base.value !== null),
    canStart: computed(
      () =>
        !job.isRunning.value &&
        available.value.includes(scope.value) &&
        (format.value !== 'iiif' || base.value !== null)
    ),
    result,
    async refresh() {
      result.value = null
      ids.value = await scansAtHand()
      scope.value = available.value[0] ?? 'record'
    },
    async start() {
      result.value = null
      const written = await job.run(async name => {
        finished = name
        return main.pageExport.run(name, plainRequest(await request()))
      })
      result.value = written ?? null
    },
    async reveal() {
      await main.pageExport.reveal(finished).catch(notices.reportError)
    }
  }
}
