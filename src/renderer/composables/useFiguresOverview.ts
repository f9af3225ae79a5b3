import { useFigureOptionsStore } from '../stores/figureOptions'
import type { FiguresOverview } from '../worker/figures/figuresTypes'
import { useFiguresQuery } from './useFiguresQuery'

const nothing: FiguresOverview = {
  figures: 0,
  openConflicts: 0,
  settledConflicts: 0,
  claims: 0,
  findings: 0,
  dismissed: 0
}

/** How many conflicts, claims and findings there are. */
export function useFiguresOverview() {
  const options = useFigureOptionsStore()
  return useFiguresQuery(
    () => options.checkOptions,
    async (index, given) => index.overview({ ...given }),
    nothing
  ).value
}
