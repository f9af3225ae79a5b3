/** What happened to a stored file, in the words of PREMIS where it has them. */
export interface FileEvent {
  readonly type:
    | 'ingestion'
    | 'fixity check'
    | 'repair'
    /** Its text was read or recognised. */
    | 'text extraction'
    /** Moved to the trash, taken back out of it, deleted. */
    | 'deaccession'
    | 'recovery'
    | 'deletion'
  /** ISO 8601, UTC. */
  readonly date: string
  /** Program with its version, or the person. */
  readonly agent: string
  readonly outcome: string
  readonly note: string
}
