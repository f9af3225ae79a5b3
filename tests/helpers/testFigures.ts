import type { Remote } from 'comlink'
import type { CatalogueDatabase } from '../../src/renderer/db/CatalogueDatabase'
import { allRecords } from '../../src/renderer/db/repositories/records'
import type { FiguresClient } from '../../src/renderer/services/figuresClient'
import { FigureLedger } from '../../src/renderer/worker/figures/figureLedger'
import type { FiguresIndex } from '../../src/renderer/worker/figures/figuresIndex'

/** The figures as the worker has them, read anew from the database for each question. */
export function createTestFigures(database: CatalogueDatabase): FiguresClient {
  const index = new Proxy({} as Remote<FiguresIndex>, {
    get:
      (_target, name) =>
      async (...given: unknown[]) => {
        const ledger = new FigureLedger()
        for await (const page of allRecords(database, 1000)) {
          ledger.put(page)
        }
        const asked = ledger[name as keyof FigureLedger] as (...args: unknown[]) => unknown
        return asked.apply(ledger, given)
      }
  })
  return { index, onChanged: () => () => undefined, stop: () => undefined }
}
