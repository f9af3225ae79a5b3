/** What a command says: one line of JSON, or lines for people. */
export interface Answer {
  /** Something was found that the command looks for. */
  readonly found: boolean
  readonly json: unknown
  readonly lines: readonly string[]
}
