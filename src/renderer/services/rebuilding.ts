import type { Rebuild } from '../../shared/workingCopy'
import type { CatalogueContext } from './catalogueContext'

/** In the session's storage: it outlives the page that asks, and not the window. */
const key = 'rebuildAsked'

/** Has the working copy rebuilt from the journal by the page that takes this one's place. */
export async function askForRebuild({ editing, main }: CatalogueContext): Promise<void> {
  await editing.settled()
  await main.diagnostics.rebuild()
  sessionStorage.setItem(key, 'true')
}

/** A rebuild that was asked for is no sign of a failure. */
export function asAsked(rebuild: Rebuild): Rebuild {
  const wasAsked = sessionStorage.getItem(key) !== null
  sessionStorage.removeItem(key)
  return wasAsked && rebuild.reason === 'failed' ? { ...rebuild, reason: 'asked' } : rebuild
}
