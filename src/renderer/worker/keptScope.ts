import type { Positions } from '../../shared/changeLog/changeset'

/** Of which catalogue something is kept, and how much of its journal it holds. */
export interface KeptScope {
  readonly catalogueId: string
  readonly positions: Positions
}

/** Whether what was kept is of this catalogue, and of no later state. */
export function isWithin(kept: KeptScope, now: KeptScope | undefined): boolean {
  return (
    kept.catalogueId === now?.catalogueId &&
    Object.entries(kept.positions).every(([device, n]) => (now.positions[device] ?? 0) >= n)
  )
}
