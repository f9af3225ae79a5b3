import { expose } from 'comlink'
import type { DrillProgress } from '../../shared/restoring/drill'
import { openDatabase } from '../db/CatalogueDatabase'
import { runDrill } from './drill'
import type { DrillSources } from './drill'
import type { DrillWorker } from './drillTypes'

const tellAfter = 100

/** Ten times a second at most: each call wakes the window. */
function seldom(tell: (progress: DrillProgress) => void): (progress: DrillProgress) => void {
  let [told, step] = [-Infinity, '']
  return progress => {
    if (progress.step === step && performance.now() - told < tellAfter) return
    told = performance.now()
    step = progress.step
    tell(progress)
  }
}

const worker: DrillWorker = {
  async run({ restored, catalogue, lines, positions }, readJournal, snapshotPage, onProgress) {
    const sources: DrillSources = {
      lines,
      positions,
      readJournal,
      ...(snapshotPage ? { snapshotPage } : {})
    }
    const [temporary, live] = [await openDatabase(restored), await openDatabase(catalogue)]
    try {
      return await runDrill(temporary, live, sources, seldom(onProgress))
    } finally {
      temporary.close()
      live.close()
    }
  }
}

expose(worker)
