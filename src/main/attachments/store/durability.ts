import { spawnSync } from 'node:child_process'
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { stepOnce } from './steps'

/** From here on one flush of the whole file system takes less time than one for each file. */
const manyEntries = 8

/** Files and folders whose content has yet to reach the disk. */
export interface Durability {
  /** A file that was written and closed. */
  file(path: string): void
  /** A folder in which a name was made. */
  folder(path: string): void
  /** Makes the folder and those above it. */
  makeFolder(path: string): void
  /** When this returns, all that was named is on the disk. */
  settle(): void
}

export function createDurability(catalogueFolder: string): Durability {
  const files = new Set<string>()
  const folders = new Set<string>()
  return {
    file: path => void files.add(path),
    folder: path => void folders.add(path),
    makeFolder(path) {
      const first = mkdirSync(path, { recursive: true })
      if (first === undefined) return
      for (let made = path; made.length >= first.length; made = dirname(made)) {
        folders.add(dirname(made))
      }
    },
    settle() {
      if (files.size + folders.size > manyEntries && syncFileSystem(catalogueFolder)) {
        files.clear()
        folders.clear()
      }
      for (const path of files) syncEntry(path)
      // Windows makes names lasting by itself and opens no folder.
      if (process.platform !== 'win32') for (const path of folders) syncEntry(path)
      files.clear()
      folders.clear()
    }
  }
}

/** By `sync -f` of GNU coreutils, which calls syncfs(2) and reports its errors. False where there is none. */
function syncFileSystem(folder: string): boolean {
  if (process.platform !== 'linux') return false
  return spawnSync('sync', ['-f', folder], { stdio: 'ignore' }).status === 0
}

function syncEntry(path: string): void {
  stepOnce('store', () => {
    const handle = openSync(path, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  })
}
