import { proxy, wrap } from 'comlink'
import { workingCopyName } from '../db/CatalogueDatabase'
import type { DuplicateGroup } from '../worker/duplicates/findDuplicates'
import DuplicateFinderWorker from '../worker/duplicates.worker?worker'
import type { DuplicatesWorker } from '../worker/duplicates.worker'
import type { CatalogueContext } from './catalogueContext'

/** Looks through the whole catalogue; ended early it never answers. */
export function findDuplicates(
  { catalogue }: Pick<CatalogueContext, 'catalogue'>,
  onProgress: (read: number) => void
): { readonly found: Promise<readonly DuplicateGroup[]>; stop(): void } {
  const worker = new DuplicateFinderWorker()
  const stop = (): void => {
    worker.terminate()
  }
  const { find } = wrap<DuplicatesWorker>(worker)
  const found = find(workingCopyName(catalogue), proxy(onProgress)).finally(stop)
  return { found, stop }
}
