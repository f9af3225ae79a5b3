import { useIntervalFn } from '@vueuse/core'
import { onScopeDispose } from 'vue'
import type { CatalogueContext } from '../services/catalogueContext'
import { isDue } from '../services/snapshots'
import { useNoticesStore } from '../stores/notices'
import { useSessionStore } from '../stores/session'
import { useSnapshotsStore } from '../stores/snapshots'

const minute = 60_000
/** Milliseconds after opening, when what is looked at first has been read. */
const settling = 5000

/**
 * Takes snapshots by themselves while the catalogue is open: every hour in which it changed, and for a new version. Until
 * the index is there, which a person waits for, none is begun.
 */
export function useSnapshots(context: CatalogueContext): void {
  const { snapshots, index, catalogue, whenIndexed } = context
  const session = useSessionStore()
  const store = useSnapshotsStore()
  const notices = useNoticesStore()
  let expected = 0

  onScopeDispose(
    snapshots.onProgress(told => {
      if (told?.done === 0) void countExpected()
      store.progress = told && { done: told.done, total: Math.max(expected, told.done) }
    })
  )
  onScopeDispose(
    snapshots.onTaken(({ snapshot: { manifest }, recordsBefore }) => {
      if (recordsBefore === null) return
      notices.add('warning', 'snapshotThin', { records: manifest.records, before: recordsBefore })
    })
  )

  async function countExpected(): Promise<void> {
    const { byKind, trash } = await index.counts()
    expected = Object.values(byKind).reduce((sum, count) => sum + count, trash)
  }

  async function takeForVersion(): Promise<void> {
    await whenIndexed()
    const app = (await snapshots.newest())?.manifest.app
    if (app !== undefined && app !== session.state?.version) await snapshots.ensure('newVersion')
  }

  async function takeHourly(): Promise<void> {
    await whenIndexed()
    if (await isDue(snapshots)) await snapshots.ensure('hourly')
  }

  if (catalogue.readOnly !== null) return
  const timer = setTimeout(() => {
    takeForVersion().catch(notices.reportError)
  }, settling)
  onScopeDispose(() => {
    clearTimeout(timer)
  })
  useIntervalFn(() => {
    takeHourly().catch(notices.reportError)
  }, minute)
}
