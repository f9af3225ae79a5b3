/** Why an export does not begin; the code names the text of `failures`. */
export class ExportError extends Error {
  constructor(readonly code: 'tooManyFiles') {
    super('')
    this.name = 'ExportError'
  }
}
