import { memoryStore } from './spool'
import type { Store } from './spool'

const name = 'import-report'

/** Only workers have it, and the types of the page do not know it. */
interface SyncFile {
  truncate(size: number): void
  write(bytes: Uint8Array, options: { readonly at: number }): number
  read(bytes: Uint8Array, options: { readonly at: number }): number
  close(): void
}
interface WorkerFile {
  createSyncAccessHandle(): Promise<SyncFile>
}

/**
 * A file of the origin's own file system, which no person sees; what an earlier check left there is overwritten. Where
 * it cannot be had, memory takes its place.
 */
export async function openSpoolFile(): Promise<{ readonly store: Store; close(): void }> {
  try {
    const folder = await navigator.storage.getDirectory()
    const handle: unknown = await folder.getFileHandle(name, { create: true })
    const file = await (handle as WorkerFile).createSyncAccessHandle()
    file.truncate(0)
    let size = 0
    const store: Store = {
      append(bytes) {
        const at = size
        size += file.write(bytes, { at })
        if (size !== at + bytes.length) throw new Error('The disk is full')
        return at
      },
      read(at, length) {
        const bytes = new Uint8Array(length)
        file.read(bytes, { at })
        return bytes
      }
    }
    return {
      store,
      close() {
        file.truncate(0)
        file.close()
      }
    }
  } catch {
    return { store: memoryStore(), close: () => undefined }
  }
}
