import { onScopeDispose, watch } from 'vue'
import type { ComputedRef } from 'vue'
import type { Viewed, ViewerAct } from '../../shared/viewer/viewed'
import type { WindowView } from '../../shared/viewer/calls'
import { elementsOf, partOf, textOf } from '../../shared/records/record'
import { onMainEvent } from '../services/mainEvents'
import { useNavigationStore } from '../stores/navigation'
import { useNoticesStore } from '../stores/notices'
import { usePreferencesStore } from '../stores/preferences'
import { useViewerStore } from '../stores/viewer'
import { useCatalogue } from './useCatalogue'
import { useCommand } from './useCommands'
import { useOpenScan } from './useOpenScan'
import { useRecord } from './useRecord'

/** Looking at scans from the menu, and the second window, which is told what to show. */
export function useViewerCommands(
  viewed: ComputedRef<Viewed>,
  perform: (act: ViewerAct) => Promise<void>
): void {
  const { main } = useCatalogue()
  const navigation = useNavigationStore()
  const viewer = useViewerStore()
  const notices = useNoticesStore()
  const preferences = usePreferencesStore()
  const { openScanOf } = useOpenScan()
  const record = useRecord(() => navigation.recordId)

  async function lookAtScan(): Promise<void> {
    if (!record.value || !(await openScanOf(record.value))) notices.add('info', 'noScanToShow')
  }

  function tell(): void {
    if (!viewer.isInWindow) return
    const { theme, density } = preferences.preferences
    const view = { viewed: viewed.value, locale: preferences.locale, theme, density }
    const plain = JSON.parse(JSON.stringify(view)) as WindowView
    main.viewer.show(plain).catch(notices.reportError)
  }

  useCommand('lookAtScan', lookAtScan, () => record.value !== undefined)
  useCommand('scanWindow', async () => {
    viewer.isInWindow = true
    if (!navigation.openScan && record.value) await openScanOf(record.value)
    await main.viewer.openWindow()
    tell()
  })

  watch([viewed, () => preferences.locale, () => preferences.preferences], tell)
  /** The window follows the record chosen: to its first scan, at the page where that was left. */
  watch(record, (current, before) => {
    if (!viewer.isInWindow || !current || current.id === before?.id) return
    const attached = elementsOf(current, 'attachments')
    const ids = attached.map(({ value }) => textOf(partOf(value, 'scan')))
    const isShown = ids.includes(navigation.openScan?.scanId ?? '')
    const [first] = current.kind === 'scan' ? [current.id] : ids
    if (isShown || !first) return
    viewer.beside = null
    viewer.open(first)
  })
  onScopeDispose(
    onMainEvent('viewerActed', act => {
      if (act.act === 'ready') tell()
      else if (act.act === 'close') {
        viewer.isInWindow = false
        viewer.close()
        main.viewer.closeWindow().catch(notices.reportError)
      } else void perform(act)
    })
  )
  onScopeDispose(() => {
    if (viewer.isInWindow) main.viewer.closeWindow().catch(notices.reportError)
    viewer.isInWindow = false
  })
}
