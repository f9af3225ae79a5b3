/** Why many records could not be edited at once; the code has a text in `failures` of the locales. */
export class BulkError extends Error {
  constructor(readonly code: 'selectionLost' | 'patternTooSlow') {
    super(code)
  }
}
