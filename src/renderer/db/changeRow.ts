import type { Changeset } from '../../shared/changeLog/changeset'

/** A changeset as its journal has it, with what is asked of it without reading it. */
export interface StoredChange extends Pick<Changeset, 'd' | 'n' | 't' | 'tx'> {
  /** Ids and kinds of the records it changes, each once. */
  readonly records: readonly string[]
  readonly kinds: readonly string[]
  readonly text: string
}

export function changeRow(changeset: Changeset, text: string): StoredChange {
  const { d, n, t, tx, ops } = changeset
  const records = new Set<string>()
  const kinds = new Set<string>()
  for (const { r, k } of ops) {
    records.add(r)
    kinds.add(k)
  }
  const row = { d, n, t, records: [...records], kinds: [...kinds], text }
  return tx === undefined ? row : { ...row, tx }
}

export function changesetOfRow({ text }: StoredChange): Changeset {
  return JSON.parse(text) as Changeset
}
