import { readCatalogueDescription } from '../../src/main/catalogue/description'
import { databasePrefix } from '../../src/shared/constants'
import { isDeleted } from '../../src/shared/records/record'
import type { CatalogueRecord } from '../../src/shared/records/record'
import type { Driver } from './driver'

/** The records in the working copy of one of several catalogues, the trash left out. */
export async function recordsOfCatalogue(
  { page }: Driver,
  folder: string
): Promise<readonly CatalogueRecord[]> {
  const { id } = await readCatalogueDescription(folder)
  const text = await page.evaluate(
    async ([prefix, catalogueId]) => {
      async function resultOf<Value>(request: IDBRequest<Value>): Promise<Value> {
        return new Promise((resolve, reject) => {
          request.onerror = () => {
            reject(new Error(String(request.error)))
          }
          request.onsuccess = () => {
            resolve(request.result)
          }
        })
      }
      for (const { name = '' } of await indexedDB.databases()) {
        if (!name.startsWith(prefix)) continue
        const database = await resultOf(indexedDB.open(name))
        const stores = database.transaction(['meta', 'records'])
        const state: unknown = await resultOf(stores.objectStore('meta').get('replay'))
        const isOf = (state as { catalogueId?: string } | undefined)?.catalogueId === catalogueId
        const records = isOf ? stores.objectStore('records').getAll() : null
        const found = records && JSON.stringify(await resultOf(records))
        database.close()
        if (found !== null) return found
      }
      return '[]'
    },
    [databasePrefix, id] as const
  )
  const records = JSON.parse(text) as readonly CatalogueRecord[]
  return records.filter(record => !isDeleted(record))
}
