import { expose } from 'comlink'
import { openDatabase } from '../db/CatalogueDatabase'
import { recordSource } from './index/recordSource'
import { checkpointStore } from './index/checkpointStore'
import { createIndexService } from './index/service'
import type { OpenedIndex } from './index/service'

async function open(databaseName: string): Promise<OpenedIndex> {
  const database = await openDatabase(databaseName)
  const isPassing = databaseName.endsWith('-asOf')
  return {
    source: recordSource(database),
    checkpoints: isPassing ? null : checkpointStore(databaseName)
  }
}

expose(createIndexService(open))
