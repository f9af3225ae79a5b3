import { randomUUID } from 'node:crypto'
import type { PrintedDocument } from '../../shared/printing/document'

/** Documents that are being laid out, each under a name that cannot be guessed. */
export interface ServedPages {
  /** Serves the document for as long as it is worked on. */
  during<Value>(document: PrintedDocument, work: (name: string) => Promise<Value>): Promise<Value>
  named(name: string): PrintedDocument | undefined
}

export function createServedPages(): ServedPages {
  const served = new Map<string, PrintedDocument>()
  return {
    async during(document, work) {
      const name = `printed-${randomUUID()}.html`
      served.set(name, document)
      try {
        return await work(name)
      } finally {
        served.delete(name)
      }
    },
    named: name => served.get(name)
  }
}
