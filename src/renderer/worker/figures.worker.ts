import { expose } from 'comlink'
import { openDatabase } from '../db/CatalogueDatabase'
import { createFiguresService } from './figures/service'
import type { OpenedFigures } from './figures/service'
import { privateFile } from './files/privateFile'

async function open(databaseName: string): Promise<OpenedFigures> {
  const isPassing = databaseName.endsWith('-asOf')
  return {
    database: await openDatabase(databaseName),
    kept: isPassing ? null : privateFile(`${databaseName}.figures`)
  }
}

expose(createFiguresService(open))
