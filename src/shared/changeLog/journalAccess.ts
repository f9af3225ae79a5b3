import type { Changeset, ChangesetDraft, Positions } from './changeset'

/** A draft whose operations are JSON already: they stand in the journal as that text, character by character. */
export type DraftText = Omit<ChangesetDraft, 'ops'> & { readonly ops: string }

/** What the journal writes round the operations of a draft: the line's JSON is `head + ops + tail`. */
export interface Frame {
  readonly head: string
  readonly tail: string
}

/** Changesets, and each as the JSON text that the journal has of it. */
export interface LoggedChangesets {
  readonly changesets: readonly Changeset[]
  readonly texts: readonly string[]
}

export interface JournalPage extends LoggedChangesets {
  readonly isComplete: boolean
}

/** The journal as those see it who write into it and replay it. */
export interface JournalAccess {
  /**
   * Writes one group of changesets and returns their texts once they are on the disk (fdatasync). All or none.
   * Codes: readOnly, diskFull, journalFailed, invalidChangeset.
   */
  append(drafts: readonly DraftText[]): Promise<readonly string[]>
  /** The committed changesets after `after`, about `bytes` of them, in an order in which they can be applied. */
  read(after: Positions, bytes: number): Promise<JournalPage>
  /** The working copy holds everything up to these positions. */
  verified(positions: Positions): Promise<void>
}

/**
 * The same between the processes: as texts, since the many small objects of a changeset take six times as long to
 * cross as one text does, and made once: what the page has written need not be sent back to it.
 */
export interface JournalCalls {
  append(drafts: readonly DraftText[]): Promise<readonly Frame[]>
  read(
    after: Positions,
    bytes: number
  ): Promise<{ readonly texts: readonly string[]; readonly isComplete: boolean }>
  verified(positions: Positions): Promise<void>
}

export function draftText({ ops, ...draft }: ChangesetDraft): DraftText {
  return { ...draft, ops: JSON.stringify(ops) }
}

/** The changesets that these texts are. */
export function logged(texts: readonly string[]): LoggedChangesets {
  return { texts, changesets: texts.map(text => JSON.parse(text) as Changeset) }
}

/** The journal by way of its calls. */
export function journalAccess(calls: JournalCalls): JournalAccess {
  return {
    async append(drafts) {
      const frames = await calls.append(drafts)
      return frames.map(({ head, tail }, index) => head + (drafts[index]?.ops ?? '[]') + tail)
    },
    async read(after, bytes) {
      const { texts, isComplete } = await calls.read(after, bytes)
      return { ...logged(texts), isComplete }
    },
    verified: async positions => calls.verified(positions)
  }
}
