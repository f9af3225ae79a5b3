/** What happened to a stored file, in the words of PREMIS where it has them. */
export interface FileEvent {
  /** `text extraction`: its text was read or recognised. */
  readonly type: 'ingestion' | 'fixity check' | 'repair' | 'text extraction'
  /** ISO 8601, UTC. */
  readonly date: string
  /** Program with its version, or the person. */
  readonly agent: string
  readonly outcome: string
  readonly note: string
}
