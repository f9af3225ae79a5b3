import { databasePrefix } from '../../src/shared/constants'
import { isDeleted } from '../../src/shared/records/record'
import type { CatalogueRecord } from '../../src/shared/records/record'
import type { FirstVersionRows } from './firstVersion'
import type { Driver } from './driver'

/** The records that the working copy holds, the trash left out. */
export async function storedRecords({
  page
}: Pick<Driver, 'page'>): Promise<readonly CatalogueRecord[]> {
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

/** Everything that the working copy holds. Nobody needs to have it open. */
export async function rowsOfWorkingCopy({ page }: Pick<Driver, 'page'>): Promise<FirstVersionRows> {
  const text = await page.evaluate(async prefix => {
    const databases = await indexedDB.databases()
    const name = databases.find(database => database.name?.startsWith(prefix))?.name ?? ''
    const answer = async <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result)
        }
        request.onerror = () => {
          reject(new Error(String(request.error)))
        }
      })
    const database = await answer(indexedDB.open(name))
    const stores = ['records', 'changes', 'meta']
    const transaction = database.transaction(stores)
    const rows = await Promise.all(
      stores.map(async store => answer(transaction.objectStore(store).getAll()))
    )
    database.close()
    const [records, changes, meta] = rows
    return JSON.stringify({ name, records, changes, meta })
  }, databasePrefix)
  return JSON.parse(text) as FirstVersionRows
}
