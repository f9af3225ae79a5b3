import type { Changeset, ChangesetDraft, Positions } from './changeset'

export interface JournalPage {
  readonly changesets: readonly Changeset[]
  readonly isComplete: boolean
}

/** The journal as those see it who write into it and replay it. */
export interface JournalAccess {
  /**
   * Writes one group of changesets and returns them numbered once they are on the disk (fdatasync). All or none.
   * Codes: readOnly, diskFull, journalFailed, invalidChangeset.
   */
  append(drafts: readonly ChangesetDraft[]): Promise<readonly Changeset[]>
  /** The committed changesets after `after`, about `bytes` of them, in an order in which they can be applied. */
  read(after: Positions, bytes: number): Promise<JournalPage>
  /** The working copy holds everything up to these positions. */
  verified(positions: Positions): Promise<void>
}

/**
 * The same between the processes: as texts, since the many small objects of a changeset take six times as long to
 * cross as one text does.
 */
export interface JournalCalls {
  /** Takes `ChangesetDraft[]` as JSON, gives `Changeset[]` as JSON, each without the operations that were sent. */
  append(drafts: string): Promise<string>
  /** Gives a `JournalPage` as JSON. */
  read(after: Positions, bytes: number): Promise<string>
  verified(positions: Positions): Promise<void>
}

type Numbered = Omit<Changeset, 'ops'>

/** Without the operations: whoever sent them has them. */
export function numberingOf(changesets: readonly Changeset[]): string {
  return JSON.stringify(changesets.map(changeset => ({ ...changeset, ops: undefined })))
}

/** The journal by way of its calls. */
export function journalAccess(calls: JournalCalls): JournalAccess {
  return {
    async append(drafts) {
      const numbered = JSON.parse(await calls.append(JSON.stringify(drafts))) as Numbered[]
      return numbered.map((changeset, index) => ({ ...changeset, ops: drafts[index]?.ops ?? [] }))
    },
    async read(after, bytes) {
      return JSON.parse(await calls.read(after, bytes)) as JournalPage
    },
    verified: async positions => calls.verified(positions)
  }
}
