export interface FirstVersionRows {
  readonly name: string
  readonly records: readonly unknown[]
  readonly changes: readonly unknown[]
  readonly meta: readonly unknown[]
}

/**
 * Puts a working copy as the first released version made it in the place of what is there, by calls of IndexedDB alone:
 * no later change of the application may change what is tested. It names nothing outside itself, so that it can be sent
 * into the window as text.
 */
export async function writeFirstVersion({ name, ...rows }: FirstVersionRows): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(name)
    deleting.onsuccess = () => {
      resolve()
    }
    deleting.onerror = deleting.onblocked = () => {
      reject(new Error('Somebody has the database open'))
    }
  })
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open(name, 10)
    opening.onerror = () => {
      reject(new Error(String(opening.error)))
    }
    opening.onupgradeneeded = () => {
      const database = opening.result
      const records = database.createObjectStore('records', { keyPath: 'id' })
      records.createIndex('refs', 'refs', { multiEntry: true })
      const changes = database.createObjectStore('changes', { keyPath: ['d', 'n'] })
      changes.createIndex('records', 'records', { multiEntry: true })
      database.createObjectStore('meta', { keyPath: 'key' })
    }
    opening.onsuccess = () => {
      const database = opening.result
      const transaction = database.transaction(['records', 'changes', 'meta'], 'readwrite')
      for (const [store, list] of Object.entries(rows)) {
        for (const row of list) transaction.objectStore(store).put(row)
      }
      transaction.oncomplete = () => {
        database.close()
        resolve()
      }
      transaction.onabort = () => {
        reject(new Error(String(transaction.error)))
      }
    }
  })
}
