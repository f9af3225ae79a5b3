/** An operation that failed: the interface translates the code, the message is for the log. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions
  ) {
    super(message, options)
    this.name = 'Failure'
  }
}
