import type { Moment } from '../../shared/restoring/moment'
import type { CatalogueContext } from './catalogueContext'

/** Shows the catalogue as it was: the window begins anew with that state, which cannot be changed. */
export async function viewAsOf(
  { main, editing }: Pick<CatalogueContext, 'main' | 'editing'>,
  moment: Moment
): Promise<void> {
  await editing.settled()
  await main.restoring.view(moment)
  window.location.reload()
}

/** Shows the catalogue of today again. */
export async function returnToToday({ main }: Pick<CatalogueContext, 'main'>): Promise<void> {
  await main.restoring.leave()
  window.location.reload()
}
