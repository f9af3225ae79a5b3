import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const checkMilliseconds = 500
const reportMilliseconds = 5_000

/**
 * Watches folders into which another program downloads: prints how far it is, and aborts when
 * nothing has arrived for `stallSeconds` or `limitSeconds` are over. A slow line is thus let
 * finish, while a closed one is given up quickly.
 * @param {{ folders: string[], label: string, stallSeconds: number, limitSeconds: number, expectedBytes?: number }} options
 */
export function watchGrowth({ folders, label, stallSeconds, limitSeconds, expectedBytes }) {
  const abort = new AbortController()
  const started = Date.now()
  const base = totalBytes(folders)
  let bytes = base
  let grewAt = started
  let reportedAt = started
  const timer = setInterval(() => {
    const now = Date.now()
    const current = totalBytes(folders)
    if (current !== bytes) grewAt = now
    bytes = current
    if (now - grewAt > stallSeconds * 1000 || now - started > limitSeconds * 1000) abort.abort()
    if (bytes > base && now - reportedAt >= reportMilliseconds) {
      reportedAt = now
      console.log(`  ${label}: ${progress(bytes - base, expectedBytes)}`)
    }
  }, checkMilliseconds)
  return { signal: abort.signal, stop: () => clearInterval(timer) }
}

function progress(bytes, expectedBytes) {
  const megabytes = Math.round(bytes / 1e6)
  if (!expectedBytes) return `${megabytes} MB`
  return `${Math.min(megabytes, Math.round(expectedBytes / 1e6))} of ${Math.round(expectedBytes / 1e6)} MB`
}

function totalBytes(folders) {
  return folders.reduce((sum, folder) => sum + folderBytes(folder), 0)
}

function folderBytes(folder) {
  if (!existsSync(folder)) return 0
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
  } catch {
    // The other program moves its files about; the next look will see them.
    return 0
  }
}
