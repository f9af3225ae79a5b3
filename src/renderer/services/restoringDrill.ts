import { proxy, wrap } from 'comlink'
import type { DrillProgress, DrillResult } from '../../shared/restoring/drill'
import type { SnapshotInfo } from '../../shared/snapshots/manifest'
import {
  deletePassingDatabases,
  passingDatabaseName,
  workingCopyName
} from '../db/CatalogueDatabase'
import DrillWorkerProcess from '../worker/drill.worker?worker'
import type { DrillWorker } from '../worker/drillTypes'
import type { CatalogueContext } from './catalogueContext'

export interface RunningDrill {
  /** Null when it was cancelled. */
  readonly result: Promise<DrillResult | null>
  cancel(): void
}

/** Tries a snapshot, or with null the journal alone: restores it beside the working copy and compares. */
export function startDrill(
  { main, catalogue }: Pick<CatalogueContext, 'main' | 'catalogue'>,
  snapshot: SnapshotInfo | null,
  onProgress: (progress: DrillProgress) => void
): RunningDrill {
  const restored = passingDatabaseName(catalogue.device, 'drill')
  const worker = new DrillWorkerProcess()
  let cancel = (): void => undefined
  const ended = new Promise<null>((resolve, reject) => {
    cancel = () => {
      resolve(null)
    }
    worker.addEventListener('error', event => {
      reject(new Error(event.message))
    })
  })

  async function run(): Promise<DrillResult> {
    await deletePassingDatabases(catalogue.device)
    const task = { restored, catalogue: workingCopyName(catalogue) }
    const readJournal = proxy(main.journal.read)
    const tell = proxy(onProgress)
    const { run: drill } = wrap<DrillWorker>(worker)
    if (!snapshot) return drill({ ...task, lines: 0, positions: {} }, readJournal, null, tell)
    const { lines, positions } = await main.restoring.beginReading(snapshot.name, snapshot.place)
    const page = proxy(main.restoring.readPage)
    return drill({ ...task, lines, positions }, readJournal, page, tell)
  }

  async function runToEnd(): Promise<DrillResult | null> {
    try {
      return await Promise.race([run(), ended])
    } finally {
      worker.terminate()
      await main.restoring.endReading()
      await deletePassingDatabases(catalogue.device)
    }
  }

  return { result: runToEnd(), cancel }
}
