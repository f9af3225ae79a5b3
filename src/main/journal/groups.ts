import type { Changeset } from '../../shared/changeLog/changeset'

/**
 * Which changesets of a device count. A group (`tx`) without its `end` counts as not written: as soon as the device
 * writes something else it is interrupted for good, and until then it may still be growing.
 */
export interface Groups {
  open: { readonly tx: string; readonly from: number } | null
  /** Interrupted groups, in order of number. */
  readonly omitted: { readonly from: number; readonly to: number }[]
  readonly interrupted: Set<string>
}

export function createGroups(): Groups {
  return { open: null, omitted: [], interrupted: new Set() }
}

export function copyGroups({ open, omitted, interrupted }: Groups): Groups {
  return { open, omitted: [...omitted], interrupted: new Set(interrupted) }
}

/** To be called for each changeset of the device in turn. */
export function noteGroup(
  groups: Groups,
  { n, tx, end }: Pick<Changeset, 'n' | 'tx' | 'end'>
): void {
  if (groups.open && groups.open.tx !== tx) interrupt(groups, n - 1)
  if (tx === undefined) return
  groups.open ??= { tx, from: n }
  if (end) groups.open = null
}

/** Gives up the group that has not ended; `last` is its last changeset. */
export function interrupt(groups: Groups, last: number): void {
  if (!groups.open) return
  groups.omitted.push({ from: groups.open.from, to: last })
  groups.interrupted.add(groups.open.tx)
  groups.open = null
}

export function isOmitted({ omitted }: Groups, n: number): boolean {
  let [low, high] = [0, omitted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((omitted[middle]?.to ?? Infinity) < n) low = middle + 1
    else high = middle
  }
  const range = omitted[low]
  return range !== undefined && range.from <= n
}

/** The last number before which every group has ended or was interrupted. */
export function committedUpTo(groups: Groups, last: number): number {
  return groups.open ? groups.open.from - 1 : last
}
