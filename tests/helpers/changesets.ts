import {
  changesetId,
  lineVersion,
  mainSpace,
  schemaVersion
} from '../../src/shared/changeLog/changeset'
import type { Changeset, Operation } from '../../src/shared/changeLog/changeset'
import type { LoggedChangesets } from '../../src/shared/changeLog/journalAccess'
import { formatStamp } from '../../src/shared/changeLog/clock'

const begin = Date.UTC(2026, 0, 1)

/** Changesets as the journal gives them. */
export function loggedOf(changesets: readonly Changeset[]): LoggedChangesets {
  return { changesets, texts: changesets.map(made => JSON.stringify(made)) }
}

/** A changeset as the main process would number and date it; `time` is in milliseconds from a fixed beginning. */
export function changeset(
  device: string,
  n: number,
  time: number,
  ops: readonly Operation[],
  further: Partial<Changeset> = {}
): Changeset {
  return {
    v: lineVersion,
    sv: schemaVersion,
    space: mainSpace,
    d: device,
    n,
    t: formatStamp({ milliseconds: begin + time, counter: 0 }, device),
    at: new Date(begin + time).toISOString(),
    by: 'Tester',
    app: '0.0.0',
    ops,
    prev: n === 1 ? '' : changesetId({ d: device, n: n - 1 }),
    ...further
  }
}
