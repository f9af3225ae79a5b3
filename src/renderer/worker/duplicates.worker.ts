import { expose } from 'comlink'
import { openDatabase } from '../db/CatalogueDatabase'
import { allRecords } from '../db/repositories/records'
import { DuplicateFinder } from './duplicates/findDuplicates'
import type { DuplicateGroup } from './duplicates/findDuplicates'
import { sameText } from './duplicates/sameText'

const pageSize = 2000

/** Looks through all records beside the window; it is ended when it has answered. */
export interface DuplicatesWorker {
  find(databaseName: string, onProgress: (read: number) => void): Promise<readonly DuplicateGroup[]>
}

const worker: DuplicatesWorker = {
  async find(databaseName, onProgress) {
    const database = await openDatabase(databaseName)
    try {
      const finder = new DuplicateFinder(sameText)
      let read = 0
      for await (const page of allRecords(database, pageSize)) {
        finder.put(page)
        read += page.length
        onProgress(read)
      }
      return finder.groups()
    } finally {
      database.close()
    }
  }
}

expose(worker)
