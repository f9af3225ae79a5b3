import { databasePrefix } from '../../src/shared/constants'
import { isDeleted } from '../../src/shared/records/record'
import type { CatalogueRecord } from '../../src/shared/records/record'
import type { Driver } from './driver'

/** The records that the working copy holds, the trash left out. */
export async function storedRecords({ page }: Driver): Promise<readonly CatalogueRecord[]> {
  const text = await page.evaluate(async prefix => {
    const databases = await indexedDB.databases()
    const name = databases.find(database => database.name?.startsWith(prefix))?.name ?? ''
    return new Promise<string>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onerror = () => {
        reject(new Error(String(opening.error)))
      }
      opening.onsuccess = () => {
        const database = opening.result
        const reading = database.transaction('records').objectStore('records').getAll()
        reading.onsuccess = () => {
          database.close()
          resolve(JSON.stringify(reading.result))
        }
      }
    })
  }, databasePrefix)
  const records = JSON.parse(text) as readonly CatalogueRecord[]
  return records.filter(record => !isDeleted(record))
}
